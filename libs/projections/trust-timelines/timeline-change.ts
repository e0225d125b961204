import { type ExplainedEntry, type Moment, type TrustEvidence } from '#domain';

import { type Seen } from '../projection/projection.js';
import { type Timeline } from './timeline.js';

/** A point as its event makes it, before ageing and adding up. */
export interface PointEntry extends ExplainedEntry {
  readonly eventPosition: string;
}

/** What an event does to one key's timeline: some event's point is put there, or counts as if it had never been. */
export interface TimelineChange extends Moment {
  /** Whose point it is. */
  readonly eventId: string;
  /** Left out: the point is no more. */
  readonly entry?: PointEntry;
  /** The event that does it: the point's own, or one that changes what it says. */
  readonly by: Seen;
}

/** All that a batch does to a timeline, in the order of recording. */
export interface ChangedTimeline {
  readonly timeline: Timeline;
  readonly changes: TimelineChange[];
}

/**
 * What an event changed about the evidence of a commitment: what is no more, or not as it was, and what has
 * come in its place.
 */
export function changedEvidence(
  before: readonly TrustEvidence[],
  after: readonly TrustEvidence[],
): { readonly gone: readonly TrustEvidence[]; readonly come: readonly TrustEvidence[] } {
  if (before.length === 0) return { gone: [], come: after };
  return { gone: without(before, after), come: without(after, before) };
}

function without(some: readonly TrustEvidence[], others: readonly TrustEvidence[]): readonly TrustEvidence[] {
  const there = new Set(others.map((evidence) => JSON.stringify(evidence)));
  return some.filter((evidence) => !there.has(JSON.stringify(evidence)));
}
