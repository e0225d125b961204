import {
  type Amendment,
  type AmendableEventType,
  type RecordedAllianceEvent,
  RuleViolation,
  UnknownAlliance,
  UnknownReference,
  amended,
  isAmendment,
  isErasure,
  streamOf,
} from '#domain';
import { type CommandStore } from './command-store.js';
import { readAllianceEvent } from '../shared/read-alliance-event.js';
import { scopedKey, scopedKeyOf } from './idempotency.js';

type Entry = RecordedAllianceEvent<AmendableEventType>;

/** A request by the key under which it may be repeated. */
interface Repeatable {
  readonly caller: string;
  readonly key: string | undefined;
}

/**
 * An entry as it was last corrected. For a repeated request: as it was when that was first handled, so that the
 * repeat means the same whatever was recorded since.
 * @throws UnknownAlliance, UnknownReference, RuleViolation for what is no entry itself, but amends one
 */
export async function findEntry(
  store: Pick<CommandStore, 'readStream'>,
  allianceId: string,
  eventId: string,
  { caller, key }: Repeatable,
): Promise<Entry> {
  const repeated = key === undefined ? undefined : scopedKey(caller, key);
  let isKnown = false;
  let entry: Entry | undefined;
  for await (const recorded of store.readStream(streamOf(allianceId))) {
    if (entry !== undefined && repeated !== undefined && scopedKeyOf(recorded) === repeated) break;
    isKnown = true;
    const event = readAllianceEvent(recorded);
    if (event.eventId === eventId) entry = entryItself(event);
    else if (entry !== undefined && event.type === 'EntryCorrected' && event.data.eventId === eventId)
      entry = amended(entry, event) as Entry;
  }
  if (entry !== undefined) return entry;
  throw isKnown ? new UnknownReference('entry', eventId, allianceId) : new UnknownAlliance(allianceId);
}

function entryItself(event: RecordedAllianceEvent): Entry {
  if (isErasure(event))
    throw new RuleViolation(
      'not-open',
      `What was erased cannot be brought back by amending the event.`,
      event,
    );
  if (!isAmendment(event)) return event as Exclude<typeof event, Amendment>;
  throw new RuleViolation(
    'not-open',
    `The entry ${event.eventId} amends another one: correct or retract that one, ${event.data.eventId}.`,
    event,
  );
}
