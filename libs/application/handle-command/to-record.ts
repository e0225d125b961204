import { type AllianceEvent } from '#domain';
import { type JsonObject, type NewEvent } from '#event-store';
import { type CommandContext } from './command-context.js';

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
