import {
  beginningOf,
  foldTimeline,
  type Moment,
  type PolicyAgreement,
  policyEntry,
  positionOf,
  type Positions,
  precedes,
  scoreOf,
  type StoredTrust,
  type TimelinePoint,
  type TimelineState,
  type TrustPointDocument,
  type TrustPolicy,
} from '#domain';

import { type Seen, type Written } from '../projection/projection.js';
import { pointDocument, pointTombstone } from './point-document.js';
import { type PointEntry, type TimelineChange } from './timeline-change.js';
import { type Timeline } from './timeline.js';

/** What a timeline owes to its last point before some moment. */
export type Head = TimelineState & Moment;

/** A timeline, as far as it must be known to take some changes in. */
export interface KnownTimeline {
  /** The last point before the first change; without one, there is none. */
  readonly before: Head | undefined;
  /** The points from there on, in order. */
  readonly after: readonly TrustPointDocument[];
  /** Set if this batch makes the timeline: by the first event that adds evidence to it. */
  readonly made?: Seen;
}

/** The alliance's policies, in order, and where the events stand that agreed on them. */
export interface Policies {
  readonly agreed: readonly PolicyAgreement[];
  readonly positions: Positions;
}

export interface Refolded {
  readonly documents: readonly Written[];
  /** The last point; without one, the timeline is empty. */
  readonly last: Last | undefined;
}

/** A last point: what it leaves, and what it says. */
export type Last = Head & StoredTrust;

/**
 * Takes changes in, given in the order of recording, and folds the timeline again from the first moment they
 * affect. A point has seen the latest of all events that changed its timeline there or before.
 */
export function refold(
  timeline: Timeline,
  known: KnownTimeline,
  changes: readonly TimelineChange[],
  policies: Policies,
): Refolded {
  const entries = inOrder(entriesAfter(known, changes, policies));
  const inForce = policyAfter(known.before, policies.agreed);
  const points = foldTimeline(entries, inForce, known.before ?? beginningOf(inForce));

  const documents = tombstones(timeline, changes, entries);
  const seenBy = lastChangeUpTo(inOrder(changes), known.made);
  points.forEach((point, index) => {
    const entry = entries[index];
    const seen = entry && seenBy(entry);
    if (seen) documents.push(pointDocument(timeline, entry, point, seen));
  });
  return { documents, last: lastOf(entries, points) ?? stillLast(known.before, inForce) };
}

function lastOf(entries: readonly PointEntry[], points: readonly TimelinePoint[]): Last | undefined {
  const entry = entries.at(-1);
  const point = points.at(-1);
  return entry && point && { ...point, revision: entry.revision };
}

/** The point before all that was changed, where nothing is left after it. */
function stillLast(before: Head | undefined, policy: TrustPolicy): Last | undefined {
  return before && { ...before, ...scoreOf(before, policy) };
}

/** What there is from the first change on, once all changes are taken in. */
function entriesAfter(
  { after, made }: KnownTimeline,
  changes: readonly TimelineChange[],
  policies: Policies,
): PointEntry[] {
  const agreedBefore = made ? policies.agreed.slice(1) : [];
  if (after.length + agreedBefore.length === 0 && isInOrder(changes)) {
    // Mostly so: evidence in its order, later than all there is.
    const added = changes.flatMap(({ entry }) => entry ?? []);
    if (added.length === changes.length) return added;
  }
  const entries = new Map<string, PointEntry>(after.map((point) => [point.eventId, point]));
  for (const agreement of agreedBefore)
    entries.set(agreement.eventId, policyPointEntry(agreement, policies.positions));
  for (const { eventId, entry } of changes) {
    if (entry) entries.set(eventId, entry);
    else entries.delete(eventId);
  }
  return [...entries.values()];
}

export function policyPointEntry(agreement: PolicyAgreement, positions: Positions): PointEntry {
  return { ...policyEntry(agreement), eventPosition: positionOf(positions, agreement.revision) ?? '' };
}

/** The policy in force after a point; before the first, the one the alliance began with. */
function policyAfter(before: Head | undefined, agreed: readonly PolicyAgreement[]): TrustPolicy {
  const [first] = agreed;
  if (!first) throw new Error('A timeline needs a trust policy to begin with.');
  if (!before) return first.policy;
  return (agreed.findLast((agreement) => !precedes(before, agreement)) ?? first).policy;
}

/** Asked for one moment after the other, answers which event last changed the timeline there or before. */
function lastChangeUpTo(
  changes: readonly TimelineChange[],
  made: Seen | undefined,
): (moment: Moment) => Seen | undefined {
  let next = 0;
  let latest = made;
  return (moment) => {
    for (let change = changes[next]; change && !precedes(moment, change); change = changes[++next])
      if (!latest || latest.position < change.by.position) latest = change.by;
    return latest;
  };
}

/** What is left of the points that are no more. */
function tombstones(
  timeline: Timeline,
  changes: readonly TimelineChange[],
  entries: readonly PointEntry[],
): Written[] {
  const gone = changes.filter(({ entry }) => !entry);
  if (gone.length === 0) return [];
  const there = new Set(entries.map(({ eventId }) => eventId));
  return gone
    .filter(({ eventId }) => !there.has(eventId))
    .map(({ revision, by }) => pointTombstone(timeline, revision, by));
}

function inOrder<T extends Moment>(moments: readonly T[]): readonly T[] {
  return isInOrder(moments)
    ? moments
    : moments.toSorted((a, b) => (precedes(a, b) ? -1 : precedes(b, a) ? 1 : 0));
}

/** Each after the one before. */
function isInOrder(moments: readonly Moment[]): boolean {
  return moments.every((moment, index) => {
    const before = moments[index - 1];
    return before === undefined || precedes(before, moment);
  });
}
