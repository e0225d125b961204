import {
  defined,
  describeEvent,
  documentId,
  type LifecycleEntryDocument,
  type Names,
  READ_MODELS,
  type RecordedAllianceEvent,
  startOf,
} from '#domain';
import { type CollectionSpec } from '#read-store';

import { type Written, written } from '../projection/projection.js';

export const LIFECYCLE_ENTRIES: CollectionSpec = {
  name: READ_MODELS.lifecycleEntries,
  indexes: [['allianceId', 'at', 'revision']],
};

/** An event in plain words, with the names that are known when it is recorded. */
export function entryDocument(
  event: RecordedAllianceEvent,
  names: Names,
  amendedBy: string | undefined,
): Written {
  const { allianceId, revision, eventId, type, occurredOn, recordedAt, source, position } = event;
  const document: LifecycleEntryDocument = defined({
    _id: documentId(allianceId, revision),
    allianceId,
    revision,
    eventId,
    type,
    occurredOn,
    at: startOf(occurredOn),
    recordedAt,
    text: describeEvent(event, names),
    by: event.onBehalfOf ?? event.recordedBy,
    source,
    amendedBy,
    eventPosition: position,
    position,
    updatedAt: recordedAt,
  });
  return written(LIFECYCLE_ENTRIES.name, document);
}
