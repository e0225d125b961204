import { type RecordedAllianceEvent, readRecorded } from '#domain';
import { type RecordedEvent, UnreadableEvent } from '#event-store';

/** A stored event as the domain speaks of it. @throws UnreadableEvent */
export function readAllianceEvent(event: RecordedEvent): RecordedAllianceEvent {
  try {
    return readRecorded(event);
  } catch (error) {
    throw new UnreadableEvent(event, { cause: error });
  }
}
