import fc from 'fast-check';
import { DAY_MS } from '../time/occurred-on.js';
import { DIMENSIONS, type Dimension } from '../scorecard/scorecard.js';
import { scorecardOf } from '../scorecard/scorecard-of.js';
import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { amendedHistory } from '../amendments/amended-history.js';
import { assessmentOf } from '../assessment/evolve-assessment.js';
import { trustEvidenceOf } from '../assessment/assessed-trust.js';
import { timelineOf } from '../evidence/alliance-timeline.js';
import { scoreOf } from '../trust/score.js';
import { type TrustPolicy } from '../trust/trust-policy.js';
import { WARNING_SIGNS, type WarningSign } from '../warning-signs/warning-sign.js';
import { warningSignsOf } from '../warning-signs/warning-signs-of.js';
import { acceptedHistory, commands, eventIdAt, historyOf } from '#testing';
import { type FigureLineage } from './lineage.js';
import { scorecardLineage } from './scorecard-lineage.js';
import { lineageSources } from './sources.js';
import { trustLineage, trustPointLineage } from './trust-lineage.js';
import { warningLineage } from './warning-lineage.js';

const { correct, form, keep, promise, retract } = commands;
const NOW = Date.parse('2031-01-01');
const KEYS = [{}, { debtor: 'ann' }, { debtor: 'ann', creditor: 'ben' }] as const;

function sourcesOf(recorded: readonly RecordedAllianceEvent[]) {
  const counting = amendedHistory(recorded);
  const state = assessmentOf(counting);
  if (!state) throw new Error('Nothing was recorded.');
  return lineageSources(state, counting, recorded);
}

/** What a lineage says once it has left the house: JSON. */
interface Told extends Omit<FigureLineage, 'values' | 'inputs'> {
  readonly values: Readonly<Record<string, number>>;
  readonly inputs: readonly { readonly input: string; readonly values: Readonly<Record<string, never>> }[];
}
const told = (lineage: FigureLineage): Told => JSON.parse(JSON.stringify(lineage)) as Told;
const valuesOf = <T>({ inputs }: Told, name: string): T[] =>
  inputs.filter(({ input }) => input === name).map(({ values }) => values as T);

interface Evidence {
  readonly formula: string;
  readonly countsFrom: string;
  readonly r: number;
  readonly s: number;
  readonly left: number;
  readonly part: number;
  readonly weight: number;
  readonly fraction: number;
  readonly daysLate: number;
  readonly latenessScale: number;
  readonly asymmetry: number;
  readonly disputed: boolean;
  readonly scores: readonly number[];
}

/** r and s by the formulas of the rule, from what the input says. */
function weighed(one: Evidence): { readonly r: number; readonly s: number } {
  switch (one.formula) {
    case 'outcome': {
      const y = one.fraction * 2 ** (-one.daysLate / one.latenessScale);
      const half = one.disputed ? 0.5 : 1;
      return {
        r: one.part * (half * (one.weight * y)),
        s: one.part * (half * (one.asymmetry * one.weight * (1 - y))),
      };
    }
    case 'backing-out':
      return { r: 0, s: one.part * (0.25 * one.weight) };
    case 'breach':
      return { r: 0, s: one.part * 4 };
    default:
      return one.scores.reduce(
        ({ r, s }, score) => ({ r: r + 0.5 * ((score - 1) / 4), s: s + 0.5 * (1 - (score - 1) / 4) }),
        { r: 0, s: 0 },
      );
  }
}

/** R and S by hand: one piece of evidence and one policy after the other, each stretch under its own half-life. */
function folded(lineage: Told): { readonly R: number; readonly S: number; readonly policy: TrustPolicy } {
  const evidence = valuesOf<Evidence>(lineage, 'evidence');
  const entries = [
    ...evidence.map((one) => ({ at: Date.parse(one.countsFrom), ...weighed(one), policy: undefined })),
    ...lineage.policies.slice(1).map(({ at, policy }) => ({ at, r: 0, s: 0, policy })),
  ].sort((a, b) => a.at - b.at);
  const [first] = lineage.policies;
  if (!first) throw new Error('There is no policy.');
  let [R, S, at, policy] = [0, 0, entries[0]?.at ?? lineage.at, first.policy];
  for (const entry of [...entries, { at: lineage.at, r: 0, s: 0, policy: undefined }]) {
    const k = 2 ** -(Math.max(0, entry.at - at) / DAY_MS / policy.halfLife);
    [R, S, at, policy] = [k * R + entry.r, k * S + entry.s, entry.at, entry.policy ?? policy];
  }
  return { R, S, policy };
}

function expectToRecompute(lineage: FigureLineage): void {
  const all = told(lineage);
  const { R, S, policy } = folded(all);
  const { E, u, lower, upper } = scoreOf({ R, S }, policy);
  expect(all.values).toMatchObject({ R, S, E, u, lower, upper });
  const evidence = valuesOf<Evidence>(all, 'evidence');
  for (const one of evidence) expect({ r: one.r, s: one.s }).toEqual(weighed(one));
  expect(evidence.reduce((sum, { left, r }) => sum + left * r, 0)).toBeCloseTo(R, 9);
  expect(evidence.reduce((sum, { left, s }) => sum + left * s, 0)).toBeCloseTo(S, 9);
}

const runs = { numRuns: 30 };
const history = acceptedHistory({ maxLength: 60 });

describe('the lineage of trust, from itself alone', () => {
  it('gives every point of every timeline exactly', () => {
    fc.assert(
      fc.property(history, (events) => {
        const sources = sourcesOf(events);
        const { policies } = sources.state.profile;
        for (const key of KEYS)
          for (const point of timelineOf(key, trustEvidenceOf(sources.state), policies)) {
            const lineage = trustPointLineage(sources, key, point.revision);
            expect(lineage?.values).toMatchObject({ R: point.R, S: point.S, E: point.E, band: point.band });
            if (lineage) expectToRecompute(lineage);
          }
      }),
      runs,
    );
  });

  it('gives what it has come to by an instant', () => {
    fc.assert(
      fc.property(history, (events) => {
        for (const key of KEYS) expectToRecompute(trustLineage(sourcesOf(events), key, NOW));
      }),
      runs,
    );
  });
});

interface Giving {
  readonly partnerId: string;
  readonly share: number;
  readonly amount: number;
  readonly givers: readonly string[];
  readonly received: Readonly<Record<string, number>>;
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
const mean = (all: readonly number[]): number | undefined =>
  all.length === 0 ? undefined : sum(all) / all.length;

/** Each score by the formulas of its rule; undefined for no data. */
const SCORES: Readonly<Record<Dimension, (all: Told) => number | undefined>> = {
  relationship: (all) => {
    const parts = valuesOf<{ R: number; S: number }>(all, 'evidence');
    const { R, S } = { R: sum(parts.map((one) => one.R)), S: sum(parts.map((one) => one.S)) };
    const { baseRate: a, priorWeight: W } = all.policies.at(-1)?.policy ?? { baseRate: 0, priorWeight: 0 };
    return W / (R + S + W) > 0.95 ? undefined : (100 * (R + a * W)) / (R + S + W);
  },
  delivery: (all) => {
    const due = valuesOf<{ weight: number; delivered: number }>(all, 'outcome');
    const weight = sum(due.map((one) => one.weight));
    return weight > 0 ? (100 * sum(due.map((one) => one.weight * one.delivered))) / weight : undefined;
  },
  progress: (all) => {
    const set = valuesOf<{ weight: number; progress: number }>(all, 'objective');
    const weight = sum(set.map((one) => one.weight));
    return weight > 0 ? (100 * sum(set.map((one) => one.weight * one.progress))) / weight : undefined;
  },
  balance: (all) => {
    const partners = valuesOf<Giving>(all, 'partner');
    const given = partners.map(({ partnerId }) => givenBy(all, partnerId));
    const most = 1 - Math.min(1, ...partners.map(({ share }) => share));
    if (sum(given) === 0 || most === 0) return undefined;
    const D = sum(partners.map(({ share }, nth) => Math.abs((given[nth] ?? 0) / sum(given) - share))) / 2;
    return Math.max(0, 100 * (1 - D / most));
  },
  value: (all) => {
    const partners = valuesOf<Giving>(all, 'partner').flatMap(({ partnerId }) => {
      const given = givenBy(all, partnerId);
      const got = receivedBy(all, partnerId);
      return given > 0 || got > 0 ? [{ given, rewarded: given === 0 || got / given >= 1 - 1e-9 }] : [];
    });
    if (!partners.some(({ given }) => given > 0)) return undefined;
    return (100 * partners.filter(({ rewarded }) => rewarded).length) / partners.length;
  },
  adaptability: (all) => {
    const occasions = valuesOf<{ of: string; inTime: boolean }>(all, 'occasion');
    const kinds = [...new Set(occasions.map(({ of }) => of))];
    return mean(
      kinds.map((kind) => {
        const own = occasions.filter(({ of }) => of === kind);
        return (100 * own.filter(({ inTime }) => inTime).length) / own.length;
      }),
    );
  },
};

function givenBy(all: Told, partnerId: string): number {
  const gifts = valuesOf<Giving>(all, 'contribution').filter(({ givers }) => givers.includes(partnerId));
  return sum(gifts.map(({ amount, givers }) => amount / givers.length));
}

function receivedBy(all: Told, partnerId: string): number {
  const gifts = valuesOf<Giving>(all, 'contribution').map(
    ({ amount, received }) => amount * (received[partnerId] ?? 0),
  );
  const benefits = valuesOf<Giving>(all, 'benefit').filter((benefit) => benefit.partnerId === partnerId);
  return sum([...gifts, ...benefits.map(({ amount }) => amount)]);
}

describe('the lineage of a dimension, from itself alone', () => {
  it.each(DIMENSIONS)('gives the score: %s', (name) => {
    fc.assert(
      fc.property(history, (events) => {
        const sources = sourcesOf(events);
        const all = told(scorecardLineage(sources, name, NOW));
        const { score } =
          scorecardOf(sources.state, NOW).dimensions.find((one) => one.dimension === name) ?? {};
        expect(all.values['score']).toBe(score);
        // No value is given before any benefit is recorded, be it valued or not.
        if (score === undefined && name === 'value') return;
        expect(SCORES[name](all)).toEqual(score === undefined ? undefined : expect.closeTo(score, 9));
      }),
      runs,
    );
  });
});

describe('the lineage of a warning sign', () => {
  it('holds every finding of it, with the version of its rule and the events it names', () => {
    fc.assert(
      fc.property(history, (events) => {
        const sources = sourcesOf(events);
        for (const sign of Object.keys(WARNING_SIGNS) as WarningSign[]) {
          const found = warningSignsOf(sources.state, NOW).filter((finding) => finding.sign === sign);
          const { inputs, rule, values } = warningLineage(sources, sign, NOW);
          expect(inputs.map((input) => input.values['rule'])).toEqual(found.map((finding) => finding.rule));
          for (const [nth, finding] of found.entries()) {
            expect(finding.version).toBe(rule.version);
            const ids = inputs[nth]?.events.map(({ eventId }) => eventId);
            expect(ids).toEqual(expect.arrayContaining([...finding.events]));
          }
          expect(values['level'] === 'none').toBe(found.length === 0);
        }
      }),
      runs,
    );
  });
});

describe('the events behind a figure', () => {
  const promised = [form('2020-01-01'), promise('2020-02-01', { dueOn: '2020-03-01' })];

  it('are all of the promise, with what was corrected in the place of what was wrong', () => {
    const sources = sourcesOf(
      historyOf([...promised, keep('2020-05-01'), correct('2024-01-01', eventIdAt(2), keep('2020-03-01'))]),
    );
    const [evidence] = trustLineage(sources, {}, NOW).inputs;
    expect(evidence?.values).toMatchObject({ formula: 'outcome', daysLate: 0, r: 1, s: 0 });
    expect(evidence?.events).toMatchObject([
      { type: 'CommitmentMade', revision: 1 },
      { type: 'CommitmentKept', revision: 2, amends: eventIdAt(2) },
    ]);
  });

  it('tell of what was retracted of it, too', () => {
    const again = keep('2020-03-01', { evidence: 'a photograph' });
    const sources = sourcesOf(
      historyOf([...promised, keep('2020-05-01'), retract('2020-06-01', eventIdAt(2)), again]),
    );
    const [evidence] = trustLineage(sources, {}, NOW).inputs;
    expect(evidence?.events.map(({ type }) => type)).toEqual([
      'CommitmentMade',
      'EntryRetracted',
      'CommitmentKept',
    ]);
  });

  it('are none where there is no point', () => {
    expect(trustPointLineage(sourcesOf(historyOf(promised)), {}, 1)).toBeUndefined();
  });
});
