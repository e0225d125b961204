import { defined, documentId, type ReadDocument, READ_MODELS, type TrustKey, trustKeyName } from '#domain';
import { type CollectionSpec, type Document } from '#read-store';

import { type Seen, type Written, written } from '../projection/projection.js';

export const TRUST_TIMELINES: CollectionSpec = {
  name: READ_MODELS.trustTimelines,
  indexes: [['allianceId', 'key', 'at', 'revision']],
};

/** Whom there ever was evidence about: a document a timeline, written once. */
export const TRUST_KEYS: CollectionSpec = { name: 'trust_keys', indexes: [['allianceId']] };

/** Which timeline of which alliance. */
export interface Timeline {
  readonly allianceId: string;
  readonly key: TrustKey;
  /** The key's: see `trustKeyName`. */
  readonly name: string;
  /** Of all timelines. */
  readonly id: string;
}

interface TrustKeyDocument extends ReadDocument, TrustKey {
  readonly key: string;
}

export function timelineFor(allianceId: string, key: TrustKey, name = trustKeyName(key)): Timeline {
  return { allianceId, key, name, id: documentId(allianceId, name) };
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
  return timelineFor(allianceId, defined({ debtor, creditor }));
}
