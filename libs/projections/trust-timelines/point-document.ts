import { documentId, READ_MODELS, trustKeyName } from '#domain';
import type { ExplainedPoint, TrustKey, TrustPointDocument } from '#domain';

import { tombstone, written } from '../projection.js';
import type { Seen, Written } from '../projection.js';
import type { PointEntry } from './touch.js';

/** Which timeline of which alliance. */
export interface TimelineId {
  readonly allianceId: string;
  readonly key: TrustKey;
}

export function timelineId({ allianceId, key }: TimelineId): string {
  return documentId(allianceId, trustKeyName(key));
}

export function pointDocument(
  { allianceId, key }: TimelineId,
  point: ExplainedPoint & PointEntry,
  seen: Seen,
): TrustPointDocument {
  return {
    _id: pointId({ allianceId, key }, point.revision),
    allianceId,
    key: trustKeyName(key),
    ...(key.debtor !== undefined && { debtor: key.debtor }),
    ...(key.creditor !== undefined && { creditor: key.creditor }),
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
    position: seen.position,
    updatedAt: seen.recordedAt,
  };
}

export function writtenPoint(document: TrustPointDocument): Written {
  return written(READ_MODELS.trustTimelines, document);
}

export function pointTombstone(timeline: TimelineId, revision: number, seen: Seen): Written {
  return tombstone(READ_MODELS.trustTimelines, pointId(timeline, revision), seen);
}

/** A timeline has one point an event at most, and a revision is an event of the alliance. */
function pointId(timeline: TimelineId, revision: number): string {
  return documentId(timelineId(timeline), revision);
}
