import { READ_MODELS } from '#domain';
import type { ReadDocument, TrustKey } from '#domain';
import type { CollectionSpec, Document } from '#read-store';

import { written } from '../projection.js';
import type { Seen, Written } from '../projection.js';
import { timelineFor } from './timeline.js';
import type { Timeline } from './timeline.js';

export const TRUST_TIMELINES: CollectionSpec = {
  name: READ_MODELS.trustTimelines,
  indexes: [['allianceId', 'key', 'at', 'revision']],
};

/** Whom there ever was evidence about: a document a timeline, written once. */
export const TRUST_KEYS: CollectionSpec = { name: 'trust_keys', indexes: [['allianceId']] };

interface TrustKeyDocument extends ReadDocument, TrustKey {
  readonly key: string;
}

export function keyDocument({ id, allianceId, name, key }: Timeline, seen: Seen): Written {
  const document: TrustKeyDocument = {
    _id: id,
    allianceId,
    key: name,
    ...key,
    position: seen.position,
    updatedAt: seen.recordedAt,
  };
  return written(TRUST_KEYS.name, document);
}

export function timelineStored(stored: Document): Timeline {
  const { allianceId, debtor, creditor } = stored as unknown as TrustKeyDocument;
  const key = { ...(debtor !== undefined && { debtor }), ...(creditor !== undefined && { creditor }) };
  return timelineFor(allianceId, key);
}
