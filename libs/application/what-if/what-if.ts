import {
  type AllianceEventType,
  type AssessmentState,
  type Band,
  type Evidence,
  type ExplainedPoint,
  type FigureChange,
  type Figures,
  type Flips,
  type OccurredOn,
  type Score,
  type TrustKey,
  UnknownAlliance,
  changesBetween,
  defined,
  figuresOf,
  flipsOf,
  policyAt,
  scoreAsOf,
  timelineOf,
  trustEvidenceOf,
} from '#domain';
import { type CommandStore } from '../handle-command/command-store.js';
import { DryRunEventStore } from '../handle-command/dry-run-event-store.js';
import { assessedInTurns } from '../queries/shared/assessments.js';
import { historyAt } from '../queries/shared/events-at.js';
import { type Moment, instantOf } from '../queries/shared/moment.js';
import { keyAmong } from '../queries/shared/trust-key.js';
import { type Clock } from '../shared/identity.js';
import { type Hypothesis, HypotheticalStore } from './hypothesis.js';

export interface WhatIfQuestion extends Hypothesis, TrustKey {
  /** The names of figures, or how they begin: `scorecard` is all of it. Left out: those that differ. */
  readonly figures?: readonly string[] | undefined;
}

type Line = Evidence & Score;
type PointScore = { readonly E: number; readonly band: Band };

export interface WhatIfAnswer {
  readonly allianceId: string;
  /** An instant: ISO 8601, UTC. */
  readonly asOf: string;
  /** The ids of all that was left out: what was asked for, and what builds on it. */
  readonly without: readonly string[];
  readonly figures: readonly Omit<FigureChange, 'ageing'>[];
  /** The timeline of the key that was asked for; without one, the alliance's. */
  readonly trust: {
    readonly debtor?: string;
    readonly creditor?: string;
    readonly before: Line;
    readonly after: Line;
    /** Those that are not the same before and after, in order. Left out: there is no such point. */
    readonly points: readonly {
      readonly eventId: string;
      readonly type: AllianceEventType;
      readonly occurredOn: OccurredOn;
      readonly before?: PointScore;
      readonly after?: PointScore;
    }[];
    /** The least that would make the band after it another one. */
    readonly flips: Flips;
  };
}

interface Looked {
  readonly figures: Figures;
  readonly line: Line;
  readonly points: readonly ExplainedPoint[];
  readonly state: AssessmentState;
}

/**
 * What an alliance's figures would be under a hypothesis, beside what they are. Nothing is recorded.
 * @param invent records what is invented in a store that forgets it; whatever it throws is thrown
 * @throws UnknownAlliance, NotFound for a stranger, NotToLeaveOut
 */
export async function whatIf(
  { store, now }: { readonly store: Pick<CommandStore, 'readStream'>; readonly now: Clock },
  allianceId: string,
  question: WhatIfQuestion,
  moment: Moment,
  invent: (store: CommandStore) => Promise<void>,
): Promise<WhatIfAnswer> {
  const asOf = instantOf(moment, now());
  const otherwise = await HypotheticalStore.of(store, allianceId, question, moment.knownAt);
  const invented = new DryRunEventStore(otherwise);
  const before = await lookAt(store, allianceId, question, moment, asOf);
  await invent(invented);
  // What is invented is recorded now, whatever was known when.
  const after = await lookAt(invented, allianceId, question, defined({ asOf: moment.asOf }), asOf);
  return {
    allianceId,
    asOf,
    without: otherwise.leftOut,
    figures: differences(before.figures, after.figures, question.figures),
    trust: {
      ...defined({ debtor: question.debtor, creditor: question.creditor }),
      before: before.line,
      after: after.line,
      points: pointsOf(before.points, after.points),
      flips: flipsOf(after.line, policyAt(after.state.profile)),
    },
  };
}

/** @throws UnknownAlliance, NotFound */
async function lookAt(
  store: Pick<CommandStore, 'readStream'>,
  allianceId: string,
  question: TrustKey,
  moment: Moment,
  asOf: string,
): Promise<Looked> {
  const { counting } = await historyAt(store, allianceId, moment);
  const state = await assessedInTurns(counting);
  if (state === undefined) throw new UnknownAlliance(allianceId);
  const { profile } = state;
  const partnerIds = profile.partners.map(({ partnerId }) => partnerId);
  const points = timelineOf(
    keyAmong(question, allianceId, partnerIds),
    trustEvidenceOf(state),
    profile.policies,
  );
  const at = Date.parse(asOf);
  const { R, S, E, u, lower, upper, band } = scoreAsOf(
    points.at(-1) ?? { at, R: 0, S: 0 },
    at,
    policyAt(profile),
  );
  return { state, points, line: { R, S, E, u, lower, upper, band }, figures: figuresOf(state, at) };
}

function differences(
  before: Figures,
  after: Figures,
  asked: readonly string[] | undefined,
): WhatIfAnswer['figures'] {
  const changed = new Map(changesBetween(before, before, [after]).figures.map((one) => [one.figure, one]));
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const isAsked = (name: string): boolean =>
    asked === undefined
      ? changed.has(name)
      : asked.some((begin) => name === begin || name.startsWith(`${begin}.`));
  return names.filter(isAsked).map((figure) => {
    const {
      from,
      to,
      difference = 0,
    } = changed.get(figure) ?? {
      from: before.get(figure),
      to: after.get(figure),
    };
    return defined({ figure, from, to, difference });
  });
}

function pointsOf(
  before: readonly ExplainedPoint[],
  after: readonly ExplainedPoint[],
): WhatIfAnswer['trust']['points'] {
  const was = new Map(before.map((point) => [point.revision, point]));
  const is = new Map(after.map((point) => [point.revision, point]));
  const all = new Map([...was, ...is]);
  return [...all.values()]
    .sort((a, b) => a.at - b.at || a.revision - b.revision)
    .flatMap(({ revision, eventId, type, occurredOn }) => {
      const [earlier, later] = [was.get(revision), is.get(revision)];
      if (earlier?.E === later?.E && earlier?.band === later?.band) return [];
      return defined({ eventId, type, occurredOn, before: scored(earlier), after: scored(later) });
    });
}

const scored = (point: ExplainedPoint | undefined): PointScore | undefined =>
  point && { E: point.E, band: point.band };
