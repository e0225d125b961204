import { READ_MODELS } from '#domain';
import type { ExplainedPoint, TrustPointDocument } from '#domain';

import { tombstone, written } from '../projection.js';
import type { Draft, Seen, Written } from '../projection.js';
import type { Timeline } from './timeline.js';
import type { PointEntry } from './touch.js';

export function pointDocument(
  timeline: Timeline,
  point: ExplainedPoint & PointEntry,
  { position, recordedAt }: Seen,
): Written {
  // Most of what is written are points: fields that not all have are added last, which is fast.
  const document: Draft<TrustPointDocument> = {
    _id: pointId(timeline, point.revision),
    allianceId: timeline.allianceId,
    key: timeline.name,
    occurredOn: point.occurredOn,
    at: point.at,
    revision: point.revision,
    eventId: point.eventId,
    type: point.type,
    r: point.r,
    s: point.s,
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
    eventPosition: point.eventPosition,
    position,
    updatedAt: recordedAt,
  };
  const { debtor, creditor } = timeline.key;
  if (debtor !== undefined) document.debtor = debtor;
  if (creditor !== undefined) document.creditor = creditor;
  if (point.outcome !== undefined) document.outcome = point.outcome;
  if (point.policy !== undefined) document.policy = point.policy;
  return written(READ_MODELS.trustTimelines, document);
}

export function pointTombstone(timeline: Timeline, revision: number, seen: Seen): Written {
  return tombstone(READ_MODELS.trustTimelines, pointId(timeline, revision), seen);
}

/** A timeline has one point an event at most, and a revision is an event of the alliance. */
function pointId({ id }: Timeline, revision: number): string {
  return `${id}/${revision}`;
}
