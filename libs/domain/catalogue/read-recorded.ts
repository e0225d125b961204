import { defined } from '../shared/defined.js';
import { isEventType } from './catalogue.js';
import { type RecordedAllianceEvent } from './events.js';

/** An event as stores give it. */
export interface StoredEvent {
  readonly stream: string;
  readonly eventId: string;
  readonly type: string;
  readonly revision: number;
  readonly position: string;
  readonly data: object;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What the stream of every alliance begins with. */
export const STREAM_PREFIX = 'alliance-';

export function streamOf(allianceId: string): string {
  return STREAM_PREFIX + allianceId;
}

export function allianceIdOf(stream: string): string {
  return stream.slice(STREAM_PREFIX.length);
}

/**
 * A stored event as the domain speaks of it. Its data was checked before it was recorded, and is taken as it
 * is. Throws an Error for an event that is not an alliance's, or of a type that is not known here.
 */
export function readRecorded(event: StoredEvent): RecordedAllianceEvent {
  const { stream, type, data, metadata } = event;
  if (!stream.startsWith(STREAM_PREFIX)) throw new Error(`Stream ${stream} is not an alliance's.`);
  if (!isEventType(type)) throw new Error(`${type} is not an event this version knows.`);
  const { onBehalfOf, source } = metadata;
  const recorded = defined({
    type,
    occurredOn: text(metadata, 'occurredOn'),
    data,
    allianceId: allianceIdOf(stream),
    eventId: event.eventId,
    revision: event.revision,
    position: event.position,
    recordedAt: text(metadata, 'recordedAt'),
    recordedBy: text(metadata, 'recordedBy'),
    onBehalfOf: typeof onBehalfOf === 'string' ? onBehalfOf : undefined,
    source: typeof source === 'string' ? source : undefined,
  });
  return recorded as unknown as RecordedAllianceEvent;
}

function text(metadata: StoredEvent['metadata'], field: string): string {
  const value = metadata[field];
  if (typeof value !== 'string') throw new Error(`The event's metadata has no ${field}.`);
  return value;
}
