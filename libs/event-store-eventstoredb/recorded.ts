import { EventStoreUnusable, type Json, type JsonObject, type RecordedEvent } from '#event-store';
import { positionOf, type LogPosition } from './position.js';

/** An event as clients of EventStoreDB give it. */
export interface ServerEvent {
  readonly id: string;
  readonly streamId: string;
  readonly revision: bigint;
  readonly type: string;
  /** Parsed if it is JSON, otherwise bytes. */
  readonly data: unknown;
  readonly metadata?: unknown;
  readonly position?: LogPosition;
}

/** What servers before 22.6 say instead of the position of an event that is read from a stream. */
const NO_POSITION = 2n ** 64n - 1n;

/** The server's own events and streams, and links to others, begin with a dollar sign. */
export function isSystemEvent({ streamId, type }: ServerEvent): boolean {
  return streamId.startsWith('$') || type.startsWith('$');
}

/** @throws EventStoreUnusable if the server is too old to say where the event stands */
export function recordedEvent(event: ServerEvent): RecordedEvent {
  const { position } = event;
  if (position === undefined || position.commit === NO_POSITION) throw tooOld();
  return {
    eventId: event.id,
    type: event.type,
    data: objectOf(event.data),
    metadata: objectOf(event.metadata),
    stream: event.streamId,
    revision: Number(event.revision),
    position: positionOf(position),
  };
}

/** Ours are objects. What strangers put into our streams is shown as it is, in one. */
function objectOf(value: unknown): JsonObject {
  if (value === undefined) return {};
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') };
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as JsonObject) : { value: value as Json };
}

export const tooOld = (cause?: Error): Error =>
  new EventStoreUnusable('This EventStoreDB is too old: it must be 23.10 or later.', { cause });
