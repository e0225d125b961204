import { type CommandDispatcher, KeyedMutex, type Recorded, type Sender } from '#application';
import { defined } from '#domain';
import {
  type CommandInput,
  type IncomingEvent,
  InvalidInput,
  idOf,
  occurrence,
  readCloudEvent,
  under,
} from '#intake';
import { type Problem } from '../problems/problem.js';
import { problemOf } from '../problems/problem-of.js';

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

/** What becomes of one CloudEvent, given as parsed JSON. */
export type Ingest = (event: unknown) => Promise<IngestedItem>;

/**
 * Has the events of one sender recorded. Several may be given at once: those of one alliance are handled in the order
 * in which they came. Once one fails that is not to blame itself, so do all that come after it: they cannot be decided
 * without those before them.
 */
export function ingester(commands: CommandDispatcher<CommandInput>, sender: Sender): Ingest {
  const mutex = new KeyedMutex();
  let failure: { readonly error: unknown } | undefined;
  return (event) =>
    mutex.run(subjectOf(event), async () => {
      if (failure !== undefined) throw failure.error;
      try {
        return await ingestEvent(commands, sender, event);
      } catch (error) {
        failure = { error };
        throw error;
      }
    });
}

/**
 * Has a CloudEvent, as parsed JSON, decided and recorded like any command. `source` and `id` are its
 * idempotency key. Never throws for what is wrong with the event: the item says it.
 * @throws EventStoreUnavailable, and whatever else is no fault of the event
 */
async function ingestEvent(
  commands: CommandDispatcher<CommandInput>,
  sender: Sender,
  value: unknown,
): Promise<IngestedItem> {
  const id = idOf(value);
  try {
    const { revision, position, events, repeated } = await dispatched(
      commands,
      sender,
      readCloudEvent(value),
    );
    return defined({
      id,
      status: repeated ? ('duplicate' as const) : ('recorded' as const),
      eventId: events[0]?.eventId,
      revision,
      // A dry run gives none.
      position: position === '' ? undefined : position,
    });
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined || problem.status >= 500) throw error;
    return defined({ id, status: 'rejected' as const, problem });
  }
}

/** The alliance that what may or may not be a CloudEvent is about. */
function subjectOf(event: unknown): string {
  return typeof event === 'object' && event !== null && 'subject' in event ? String(event.subject) : '';
}

async function dispatched(
  commands: CommandDispatcher<CommandInput>,
  sender: Sender,
  { command: type, allianceId, input, time, key, id }: IncomingEvent,
): Promise<Recorded> {
  const identifiedBy = { type, input, occurredOn: occurrence(input) ?? time ?? null };
  const request = { type, allianceId, input, time, key, causationId: id, identifiedBy };
  try {
    const { recorded } = await commands.dispatch(request, sender);
    return recorded;
  } catch (error) {
    throw error instanceof InvalidInput ? new InvalidInput(under('data', error.errors)) : error;
  }
}
