import { READ_MODELS, trustKeyName } from '#domain';
import type { ReadDocument, TrustKey } from '#domain';
import type { CollectionSpec, Document } from '#read-store';

import { written } from '../projection.js';
import type { Seen, Written } from '../projection.js';
import { timelineId } from './point-document.js';
import type { TimelineId } from './point-document.js';

export const TRUST_TIMELINES: CollectionSpec = {
  name: READ_MODELS.trustTimelines,
  indexes: [['allianceId', 'key', 'at', 'revision']],
};

/** Whom there ever was evidence about: a document a timeline, written once. */
export const TRUST_KEYS: CollectionSpec = { name: 'trust_keys', indexes: [['allianceId']] };

interface TrustKeyDocument extends ReadDocument, TrustKey {
  readonly key: string;
}

export function keyDocument(timeline: TimelineId, seen: Seen): Written {
  const document: TrustKeyDocument = {
    _id: timelineId(timeline),
    allianceId: timeline.allianceId,
    key: trustKeyName(timeline.key),
    ...timeline.key,
    position: seen.position,
    updatedAt: seen.recordedAt,
  };
  return written(TRUST_KEYS.name, document);
}

export function keyOf(stored: Document): TrustKey {
  const { debtor, creditor } = stored as unknown as TrustKeyDocument;
  return { ...(debtor !== undefined && { debtor }), ...(creditor !== undefined && { creditor }) };
}
