import { overdueCommitments } from '../assessment/overdue-commitments.js';
import { reciprocityOf } from '../reciprocity/reciprocity-of.js';
import { outcomesDue } from '../scorecard/delivery.js';
import { objectivesOf } from '../scorecard/progress.js';
import { occasionsOf } from '../scorecard/adaptability.js';
import { latestChecksOf } from '../scorecard/relationship.js';
import { SCORECARD_VERSION, scorecardOf } from '../scorecard/scorecard-of.js';
import { type Dimension } from '../scorecard/scorecard.js';
import { valueMeasureOf } from '../scorecard/value.js';
import { defined } from '../shared/defined.js';
import { givingInputs } from './giving-inputs.js';
import { type FigureLineage, type LineageInput, type LineageValues } from './lineage.js';
import { type LineageSources } from './sources.js';
import { evidenceInputs } from './trust-lineage.js';

/** How each dimension follows from its inputs. */
const FORMULAS: Readonly<Record<Dimension, readonly string[]>> = {
  relationship: [
    'R = Σ R, S = Σ S over the evidence',
    'score = 100·(R + baseRate·priorWeight)/(R + S + priorWeight)',
    'no score where u = priorWeight/(R + S + priorWeight) is above 0.95',
  ],
  delivery: [
    'score = 100·Σ weight·delivered/Σ weight over the outcomes, delivered = fraction·2^(−daysLate/latenessScale)',
  ],
  progress: ['score = 100·Σ weight·progress/Σ weight over the objectives'],
  balance: [
    'G of a partner = Σ amount/givers over the contributions it gave',
    'D = ½·Σ |G/ΣG − share| over the partners, Dmax = 1 − the smallest share',
    'score = 100·(1 − D/Dmax)',
  ],
  value: [
    'returnOnEffort = (received + benefits)/given of a partner, from contributions and benefits',
    'score = 100·the part of the partners of whom it is 1 or more; who gave nothing counts among them',
  ],
  adaptability: [
    'the per cent of occasions in time, of each of reviewsOnTime, concernsResolved and renegotiatedInTime',
    'score = the mean of those of which there is any occasion',
  ],
};

/** Where a dimension of the scorecard comes from, as of an instant: milliseconds since 1970. */
export function scorecardLineage(sources: LineageSources, name: Dimension, at: number): FigureLineage {
  const { state } = sources;
  const dimension = scorecardOf(state, at, undefined, false).dimensions.find((one) => one.dimension === name);
  const { score, state: standing, figures } = dimension ?? missing(name);
  return {
    figure: `scorecard.${name}`,
    at,
    // What belongs beside a score is numbers and texts: JSON, like all figures.
    values: defined({ score, state: standing, figures: figures as unknown as LineageValues }),
    rule: { name: `scorecard.${name}`, version: SCORECARD_VERSION, formulas: FORMULAS[name] },
    policies: state.profile.policies,
    inputs: INPUTS[name](sources, at),
  };
}

const INPUTS: Readonly<Record<Dimension, (sources: LineageSources, at: number) => LineageInput[]>> = {
  relationship: (sources, at) => [
    ...evidenceInputs(sources, {}, { at: Infinity, revision: Infinity }, at, sources.state.profile.policies),
    ...latestChecksOf(sources.state).map(([partnerId, check]) => ({
      input: 'health-check',
      values: { partnerId, mean: check.mean },
      events: sources.behind(check),
    })),
  ],
  delivery: (sources, at) => [
    ...Array.from(outcomesDue(sources.state, at), (outcome) => {
      const { eventId, type, weight, delivered, daysLate } = outcome;
      const values = { eventId, type, weight, delivered, daysLate };
      return { input: 'outcome', values, events: sources.behind(outcome) };
    }),
    ...overdueCommitments(sources.state, at).map(({ commitmentId, made }) => ({
      input: 'overdue',
      values: { commitmentId },
      events: sources.behind(made),
    })),
  ],
  progress: ({ state, behind }) =>
    objectivesOf(state).map(({ objectiveId, weight, progress, events }) => ({
      input: 'objective',
      values: { objectiveId, weight, progress },
      events: behind(...events),
    })),
  balance: (sources, at) => givingInputs(sources, reciprocityOf(sources.state, at).leading),
  value: (sources, at) => givingInputs(sources, valueMeasureOf(reciprocityOf(sources.state, at))),
  adaptability: ({ state, behind }, at) =>
    Object.entries(occasionsOf(state, at)).flatMap(([of, all]) =>
      all.map(({ inTime, events }) => ({
        input: 'occasion',
        values: { of, inTime },
        events: behind(...events),
      })),
    ),
};

function missing(dimension: Dimension): never {
  throw new Error(`The scorecard has no dimension ${dimension}.`);
}
