import {
  type Clock,
  type CommandContext,
  type Identity,
  type Recorded,
  madeId,
  requestHash,
} from '#application';
import type { Command } from '#domain';
import { type IncomingEvent, idOf, occurrence, readCloudEvent, toCommand } from '#intake';
import type { Problem } from './problems/problem.js';
import { problemOf } from './problems/problem-of.js';

/** What became of one CloudEvent. */
export interface IngestedItem {
  /** Its own; left out if it has none. */
  readonly id?: string;
  readonly status: 'recorded' | 'duplicate' | 'rejected';
  readonly eventId?: string;
  readonly revision?: number;
  readonly position?: string;
  readonly problem?: Problem;
}

export interface Ingestion {
  readonly identity: Identity;
  readonly now: Clock;
  readonly caller: string;
  readonly correlationId: string;
  /** Has the command handled. */
  readonly execute: (command: Command, context: CommandContext) => Promise<Recorded>;
}

/**
 * Has a CloudEvent, as parsed JSON, decided and recorded like any command. `source` and `id` are its
 * idempotency key. Never throws for what is wrong with the event: the item says it.
 * @throws EventStoreUnavailable, and whatever else is no fault of the event
 */
export async function ingestEvent(ingestion: Ingestion, value: unknown): Promise<IngestedItem> {
  const id = idOf(value);
  const named = id === undefined ? {} : { id };
  try {
    const event = readCloudEvent(value);
    const { command, context } = asked(ingestion, event);
    const { revision, position, events, repeated } = await ingestion.execute(command, context);
    const [first] = events;
    return {
      ...named,
      status: repeated ? 'duplicate' : 'recorded',
      ...(first === undefined ? {} : { eventId: first.eventId }),
      revision,
      ...(position === '' ? {} : { position }),
    };
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined || problem.status >= 500) throw error;
    return { ...named, status: 'rejected', problem };
  }
}

/** The alliance that what may or may not be a CloudEvent is about: its events are judged one after the other. */
export function subjectOf(event: unknown): string {
  return typeof event === 'object' && event !== null && 'subject' in event ? String(event.subject) : '';
}

function asked(
  { identity, now, caller, correlationId }: Ingestion,
  event: IncomingEvent,
): { command: Command; context: CommandContext } {
  const { command: type, allianceId, input, time, key, id } = event;
  const { source, onBehalfOf } = input;
  const command = toCommand(type, input, {
    allianceId,
    now: now(),
    ...(time === undefined ? {} : { time }),
    makeId: () => madeId(identity, caller, key, allianceId),
  });
  const occurredOn = occurrence(input) ?? time ?? null;
  const context: CommandContext = {
    caller,
    ...(source === undefined ? {} : { source }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    correlationId,
    causationId: id,
    idempotency: { key, requestHash: requestHash(identity, { type, input, occurredOn }) },
  };
  return { command, context };
}
