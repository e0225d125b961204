import { READ_MODELS } from '#domain';
import type { ExplainedPoint, TrustPointDocument } from '#domain';

import { tombstone, written } from '../projection.js';
import type { Seen, Written } from '../projection.js';
import type { Timeline } from './timeline.js';
import type { PointEntry } from './touch.js';

export function pointDocument(
  timeline: Timeline,
  point: ExplainedPoint & PointEntry,
  { position, recordedAt }: Seen,
): Written {
  const { debtor, creditor } = timeline.key;
  const document: TrustPointDocument = {
    _id: pointId(timeline, point.revision),
    allianceId: timeline.allianceId,
    key: timeline.name,
    ...(debtor !== undefined && { debtor }),
    ...(creditor !== undefined && { creditor }),
    occurredOn: point.occurredOn,
    at: point.at,
    revision: point.revision,
    eventId: point.eventId,
    type: point.type,
    r: point.r,
    s: point.s,
    ...(point.outcome !== undefined && { outcome: point.outcome }),
    ...(point.policy !== undefined && { policy: point.policy }),
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
  return written(READ_MODELS.trustTimelines, document);
}

export function pointTombstone(timeline: Timeline, revision: number, seen: Seen): Written {
  return tombstone(READ_MODELS.trustTimelines, pointId(timeline, revision), seen);
}

/** A timeline has one point an event at most, and a revision is an event of the alliance. */
function pointId({ id }: Timeline, revision: number): string {
  return `${id}/${revision}`;
}
