import { documentId, READ_MODELS } from '#domain';
import type { LastPoint, TrackRecordDocument, TrackRecordView } from '#domain';
import type { CollectionSpec, Document } from '#read-store';

import { written } from '../projection.js';
import type { Seen, Written } from '../projection.js';

export const TRACK_RECORDS: CollectionSpec = {
  name: READ_MODELS.trackRecords,
  indexes: [['partnerId'], ['allianceId']],
};

export function recordId(allianceId: string, partnerId: string): string {
  return documentId(allianceId, partnerId);
}

export function recordDocument(view: TrackRecordView, { position, recordedAt }: Seen): Written {
  const document: TrackRecordDocument = {
    _id: recordId(view.allianceId, view.partnerId),
    ...view,
    position,
    updatedAt: recordedAt,
  };
  return written(TRACK_RECORDS.name, document);
}

/** What is known of the partner's timeline, without reading it. */
export function lastPointOf(stored: Document): LastPoint {
  const { evidence, counts } = stored as unknown as TrackRecordDocument;
  return { ...evidence, counts };
}
