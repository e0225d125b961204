import { WrongExpectedRevision } from './errors.js';
import { type ExpectedRevision } from './event-store.js';

/** What must be known of a stream to place an append in it. */
export interface StreamState {
  /** Of the last event; −1 if there is none. */
  readonly revision: number;
  eventIdAt(revision: number): string | undefined;
  revisionOf(eventId: string): number | undefined;
}

/** Where an append belongs: after the last event, or where it was recorded before. */
export interface Placement {
  readonly recordedBefore: boolean;
  /** The revision of the first of its events. */
  readonly first: number;
}

/**
 * Judges an append against the stream as it stands, by the rules of `EventStore.append`.
 * @throws WrongExpectedRevision
 */
export function placeAppend(
  stream: string,
  eventIds: readonly string[],
  expected: ExpectedRevision,
  state: StreamState,
): Placement {
  const next = state.revision + 1;
  const first = firstRevision(eventIds, expected, state) ?? next;
  if (first < next && eventIds.every((id, i) => state.eventIdAt(first + i) === id))
    return { recordedBefore: true, first };
  if (first === next && eventIds.every((id) => state.revisionOf(id) === undefined))
    return { recordedBefore: false, first };
  throw wrongExpectedRevision(stream, expected, state.revision);
}

/** The error for a stream whose last revision is `actual` (−1: it has none). */
export function wrongExpectedRevision(stream: string, expected: ExpectedRevision, actual: number): Error {
  return new WrongExpectedRevision(stream, expected, actual === -1 ? 'no-stream' : actual);
}

function firstRevision(
  [firstId]: readonly string[],
  expected: ExpectedRevision,
  state: StreamState,
): number | undefined {
  if (expected === 'no-stream') return 0;
  if (expected !== 'any') return expected + 1;
  return firstId === undefined ? undefined : state.revisionOf(firstId);
}
