import { streamOf, type RecordedAllianceEvent } from '#domain';
import { type EventStore, type JsonObject, type NewEvent } from '#event-store';

/** Records events that were decided elsewhere, one after the other, as they are. */
export async function recordAll(store: EventStore, events: readonly RecordedAllianceEvent[]): Promise<void> {
  for (const event of events) await store.append(streamOf(event.allianceId), [newEventOf(event)], 'any');
}

function newEventOf(event: RecordedAllianceEvent): NewEvent {
  const { eventId, type, occurredOn, recordedAt, recordedBy, onBehalfOf, source } = event;
  return {
    eventId,
    type,
    data: { ...event.data } as JsonObject,
    metadata: { schemaVersion: 1, occurredOn, recordedAt, recordedBy, onBehalfOf, source },
  };
}
