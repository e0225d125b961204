import { type AllianceEvent } from '#domain';
import {
  type Appended,
  EventStoreUnavailable,
  type ExpectedRevision,
  type JsonObject,
  type NewEvent,
} from '#event-store';
import { type CommandContext, type Recorded } from './command-context.js';
import { type CommandStore } from './command-store.js';

const SCHEMA_VERSION = 1;

/** What was decided, as it goes into the store: with all that its metadata says. */
export function toRecord(
  events: readonly AllianceEvent[],
  context: CommandContext,
  recordedAt: string,
  idAt: (index: number) => string,
): NewEvent[] {
  const { caller, onBehalfOf, source, correlationId, causationId, idempotency } = context;
  return events.map((event, index) => ({
    eventId: idAt(index),
    type: event.type,
    data: event.data as unknown as JsonObject,
    metadata: {
      schemaVersion: SCHEMA_VERSION,
      occurredOn: event.occurredOn,
      recordedBy: caller,
      onBehalfOf,
      source,
      correlationId,
      causationId,
      idempotencyKey: idempotency?.key,
      requestHash: idempotency?.requestHash,
      recordedAt,
    },
  }));
}

const PAUSES_MS = [50, 200];

/**
 * Appends, and tries again if the store went away: what was under way may or may not have happened, and the
 * same event ids make sure that it happens once.
 */
export async function appendSurely(
  store: CommandStore,
  stream: string,
  events: readonly NewEvent[],
  expected: ExpectedRevision,
): Promise<Appended> {
  for (const pause of PAUSES_MS) {
    try {
      return await store.append(stream, events, expected);
    } catch (error) {
      if (!(error instanceof EventStoreUnavailable)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return store.append(stream, events, expected);
}

/** The answer to a command whose events were appended. */
export function recordedAs(
  allianceId: string,
  events: readonly NewEvent[],
  { revision: last, position }: Appended,
): Recorded {
  const first = last - events.length + 1;
  const placed = events.map(({ eventId, type }, index) => ({ eventId, type, revision: first + index }));
  return { allianceId, revision: last, position, events: placed, repeated: false };
}
