import { beginningOf, foldTimeline, policyEntry, positionOf, precedes, scoreOf } from '#domain';
import type {
  Moment,
  PolicyAgreement,
  Positions,
  StoredTrust,
  TimelinePoint,
  TimelineState,
  TrustPointDocument,
  TrustPolicy,
} from '#domain';

import type { Seen, Written } from '../projection.js';
import { pointDocument, pointTombstone } from './point-document.js';
import type { Timeline } from './timeline.js';
import type { PointEntry, Touch } from './touch.js';

/** What a timeline owes to its last point before some moment. */
export type Head = TimelineState & Moment;

/** A timeline, as far as it must be known to take some touches in. */
export interface KnownTimeline {
  /** The last point before the first touch; without one, there is none. */
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
 * Takes touches in, given in the order of recording, and folds the timeline again from the first moment they
 * touch on. A point has seen the latest of all events that touched its timeline there or before.
 */
export function refold(
  timeline: Timeline,
  known: KnownTimeline,
  touches: readonly Touch[],
  policies: Policies,
): Refolded {
  const entries = inOrder(entriesAfter(known, touches, policies));
  const inForce = policyAfter(known.before, policies.agreed);
  const points = foldTimeline(entries, inForce, known.before ?? beginningOf(inForce));

  const documents = tombstones(timeline, touches, entries);
  const seenBy = lastTouchUpTo(inOrder(touches), known.made);
  points.forEach((point, index) => {
    const entry = entries[index];
    const touched = entry && seenBy(entry);
    if (touched) documents.push(pointDocument(timeline, entry, point, touched));
  });
  return { documents, last: lastOf(entries, points) ?? stillLast(known.before, inForce) };
}

function lastOf(entries: readonly PointEntry[], points: readonly TimelinePoint[]): Last | undefined {
  const entry = entries.at(-1);
  const point = points.at(-1);
  return entry && point && { ...point, revision: entry.revision };
}

/** The point before all that was touched, where nothing is left after it. */
function stillLast(before: Head | undefined, policy: TrustPolicy): Last | undefined {
  return before && { ...before, ...scoreOf(before, policy) };
}

/** What there is from the first touch on, once all touches are taken in. */
function entriesAfter(
  { after, made }: KnownTimeline,
  touches: readonly Touch[],
  policies: Policies,
): PointEntry[] {
  const changes = made ? policies.agreed.slice(1) : [];
  if (after.length + changes.length === 0 && isInOrder(touches)) {
    // Mostly so: evidence in its order, later than all there is.
    const added = touches.flatMap(({ entry }) => entry ?? []);
    if (added.length === touches.length) return added;
  }
  const entries = new Map<string, PointEntry>(after.map((point) => [point.eventId, point]));
  for (const change of changes) entries.set(change.eventId, policyPointEntry(change, policies.positions));
  for (const { eventId, entry } of touches) {
    if (entry) entries.set(eventId, entry);
    else entries.delete(eventId);
  }
  return [...entries.values()];
}

export function policyPointEntry(change: PolicyAgreement, positions: Positions): PointEntry {
  return { ...policyEntry(change), eventPosition: positionOf(positions, change.revision) ?? '' };
}

/** The policy in force after a point; before the first, the one the alliance began with. */
function policyAfter(before: Head | undefined, agreed: readonly PolicyAgreement[]): TrustPolicy {
  const [first] = agreed;
  if (!first) throw new Error('A timeline needs a trust policy to begin with.');
  if (!before) return first.policy;
  return (agreed.findLast((agreement) => !precedes(before, agreement)) ?? first).policy;
}

/** Asked for one moment after the other, answers which event last touched the timeline there or before. */
function lastTouchUpTo(
  touches: readonly Touch[],
  made: Seen | undefined,
): (moment: Moment) => Seen | undefined {
  let next = 0;
  let latest = made;
  return (moment) => {
    for (let touch = touches[next]; touch && !precedes(moment, touch); touch = touches[++next])
      if (!latest || latest.position < touch.by.position) latest = touch.by;
    return latest;
  };
}

/** What is left of the points that are no more. */
function tombstones(
  timeline: Timeline,
  touches: readonly Touch[],
  entries: readonly PointEntry[],
): Written[] {
  const gone = touches.filter(({ entry }) => !entry);
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
