import {
  type Clock,
  type CommandContext,
  type CommandStore,
  type Identity,
  type Recorded,
  madeId,
  requestHash,
} from '#application';
import type { AmendableCommand, Command } from '#domain';
import {
  type IncomingEvent,
  InvalidInput,
  idOf,
  occurrence,
  readCloudEvent,
  toCommand,
  under,
} from '#intake';
import { findReplacement } from './find-replacement.js';
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
  /** Where to look up the entry that an event corrects. */
  readonly store: Pick<CommandStore, 'readStream'>;
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
    const { command, context } = await asked(ingestion, event);
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

async function asked(
  ingestion: Ingestion,
  event: IncomingEvent,
): Promise<{ command: Command; context: CommandContext }> {
  const { identity, caller, correlationId } = ingestion;
  const { command: type, allianceId, input, time, key, id } = event;
  const { source, onBehalfOf } = input;
  const now = ingestion.now();
  const replacement = await replacementIn(ingestion, event, now);
  const command = toCommand(type, input, {
    allianceId,
    now,
    ...(time === undefined ? {} : { time }),
    caller,
    ...(replacement === undefined ? {} : { replacement }),
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

/** What a correction puts in the place of its entry. The event has what is wrong with it in its data. */
async function replacementIn(
  { store, caller }: Ingestion,
  { command, allianceId, input, key }: IncomingEvent,
  now: string,
): Promise<AmendableCommand | undefined> {
  if (command !== 'CorrectEntry') return undefined;
  try {
    return await findReplacement(store, { allianceId, now, caller, key }, input);
  } catch (error) {
    throw error instanceof InvalidInput ? new InvalidInput(under('data', error.errors)) : error;
  }
}
