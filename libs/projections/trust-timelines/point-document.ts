import { type Draft, READ_MODELS, type TimelinePoint, type TrustPointDocument } from '#domain';

import { type Seen, tombstone, type Written, written } from '../projection/projection.js';
import { type PointEntry } from './timeline-change.js';
import { type Timeline } from './timeline.js';

export function pointDocument(
  timeline: Timeline,
  entry: PointEntry,
  point: TimelinePoint,
  { position, recordedAt }: Seen,
): Written {
  // Most of what is written are points: fields that not all have are added last, which is fast.
  const document: Draft<TrustPointDocument> = {
    _id: pointId(timeline, entry.revision),
    allianceId: timeline.allianceId,
    key: timeline.name,
    occurredOn: entry.occurredOn,
    at: entry.at,
    revision: entry.revision,
    eventId: entry.eventId,
    type: entry.type,
    r: entry.r,
    s: entry.s,
    R: point.R,
    S: point.S,
    E: point.E,
    u: point.u,
    lower: point.lower,
    upper: point.upper,
    band: point.band,
    ageing: point.ageing,
    change: point.change,
    counts: point.counts,
    eventPosition: entry.eventPosition,
    position,
    updatedAt: recordedAt,
  };
  const { debtor, creditor } = timeline.key;
  if (debtor !== undefined) document.debtor = debtor;
  if (creditor !== undefined) document.creditor = creditor;
  if (entry.outcome !== undefined) document.outcome = entry.outcome;
  if (entry.policy !== undefined) document.policy = entry.policy;
  return written(READ_MODELS.trustTimelines, document);
}

export function pointTombstone(timeline: Timeline, revision: number, seen: Seen): Written {
  return tombstone(READ_MODELS.trustTimelines, pointId(timeline, revision), seen);
}

/** A timeline has one point an event at most, and a revision is an event of the alliance. */
function pointId({ id }: Timeline, revision: number): string {
  return `${id}/${revision}`;
}
