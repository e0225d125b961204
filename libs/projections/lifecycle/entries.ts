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

/**
 * An event in plain words, with the names that are known when it is recorded.
 * @param amendment the event that corrected or retracted it, if one did
 */
export function entryDocument(
  event: RecordedAllianceEvent,
  names: Names,
  amendment: RecordedAllianceEvent | undefined,
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
    text: standing(amendment) + describeEvent(event, names),
    by: event.onBehalfOf ?? event.recordedBy,
    source,
    amendedBy: amendment?.eventId,
    eventPosition: position,
    position,
    updatedAt: recordedAt,
  });
  return written(LIFECYCLE_ENTRIES.name, document);
}

/** What counts no more as it stands says so first. */
function standing(amendment: RecordedAllianceEvent | undefined): string {
  if (!amendment) return '';
  const how = amendment.type === 'EntryRetracted' ? 'Retracted' : 'Corrected';
  return `${how} by revision ${amendment.revision}: `;
}
