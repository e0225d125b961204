import { type JsonObject, type RecordedEvent, UnreadableEvent } from '#event-store';

import { positionOf } from './position.js';

/** An event as its table holds it. Data and metadata are empty where their page is damaged. */
export type Row = [
  position: number,
  stream: string,
  revision: number,
  eventId: string,
  type: string,
  data: string,
  metadata: string,
];

export function recorded([position, stream, revision, eventId, type, data, metadata]: Row): RecordedEvent {
  const place = { eventId, stream, revision, position: positionOf(position), type };
  try {
    return {
      ...place,
      data: JSON.parse(data) as JsonObject,
      metadata: JSON.parse(metadata) as JsonObject,
    };
  } catch (error) {
    return unreadable(place, error);
  }
}

/** One among events that are fine: whoever wants to know what it says is told that nobody can read it. */
function unreadable(place: Omit<RecordedEvent, 'data' | 'metadata'>, cause: unknown): RecordedEvent {
  return {
    ...place,
    metadata: {},
    get data(): JsonObject {
      throw new UnreadableEvent(place, { cause });
    },
  };
}
