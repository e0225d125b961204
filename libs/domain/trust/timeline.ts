import { type Moment } from '../time/moment.js';
import { type DatedEvidence, aged } from './ageing.js';
import { type Score, expectationOf, scoreOf } from './score.js';
import { type TrustPolicy } from './trust-policy.js';

/** What became of a commitment, as it is counted beside a score: kept is on time, late is kept, but late. */
export const COUNTED_OUTCOMES = ['kept', 'late', 'partlyKept', 'missed'] as const;
export type CountedOutcome = (typeof COUNTED_OUTCOMES)[number];

/** How many outcomes of each sort a score rests on. */
export type OutcomeCounts = Readonly<Record<CountedOutcome, number>>;

export const NO_OUTCOMES: OutcomeCounts = { kept: 0, late: 0, partlyKept: 0, missed: 0 };

/** What one event does to one timeline: it adds evidence, or it changes the policy from here on. */
export interface TimelineEntry extends Moment {
  /** Support for reliability. */
  readonly r: number;
  /** Support against it. */
  readonly s: number;
  readonly outcome?: CountedOutcome;
  readonly policy?: TrustPolicy;
}

/** One more whenever what a timeline says changes. */
export const TRUST_VERSION = 1;

/** What a point owes to those before it. */
export interface TimelineState extends DatedEvidence {
  readonly E: number;
  readonly counts: OutcomeCounts;
}

/** The score after one entry, and how it came about. */
export interface TimelinePoint extends TimelineState, Score {
  /** What ageing did to E since the point before: E(kR, kS) − E(before). */
  readonly ageing: number;
  /** What the event did to E: E(after) − E(kR, kS). E is the first base rate and the sum of all parts. */
  readonly change: number;
}

/** A timeline before its first point: its score is the base rate. */
export function beginningOf(policy: TrustPolicy): TimelineState {
  return { at: -Infinity, R: 0, S: 0, E: policy.baseRate, counts: NO_OUTCOMES };
}

/** The next point. `policy` is the one in force up to the entry: evidence ages under it. */
export function nextPoint(before: TimelineState, entry: TimelineEntry, policy: TrustPolicy): TimelinePoint {
  const { at, r, s, outcome } = entry;
  const left = aged(before, at, policy.halfLife);
  const agedE = expectationOf(left, policy);
  const R = left.R + r;
  const S = left.S + s;
  const { E, u, lower, upper, band } = scoreOf({ R, S }, entry.policy ?? policy);
  const counts = counted(before.counts, outcome);
  return { at, R, S, E, u, lower, upper, band, ageing: agedE - before.E, change: E - agedE, counts };
}

/**
 * Folds entries, in their order, onto a state: the beginning, or any point, with the policy in force there.
 * Gives a point for each. Folding on from a point gives the same points as folding everything.
 */
export function foldTimeline(
  entries: readonly TimelineEntry[],
  policy: TrustPolicy,
  from: TimelineState = beginningOf(policy),
): TimelinePoint[] {
  let before = from;
  let inForce = policy;
  return entries.map((entry) => {
    const point = nextPoint(before, entry, inForce);
    before = point;
    inForce = entry.policy ?? inForce;
    return point;
  });
}

function counted(counts: OutcomeCounts, outcome: CountedOutcome | undefined): OutcomeCounts {
  if (outcome === undefined) return counts;
  const { kept, late, partlyKept, missed } = counts;
  return {
    kept: kept + (outcome === 'kept' ? 1 : 0),
    late: late + (outcome === 'late' ? 1 : 0),
    partlyKept: partlyKept + (outcome === 'partlyKept' ? 1 : 0),
    missed: missed + (outcome === 'missed' ? 1 : 0),
  };
}
