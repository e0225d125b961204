import {
  type AmendableEventType,
  type RecordedAllianceEvent,
  RuleViolation,
  UnknownAlliance,
  UnknownReference,
  readRecorded,
  streamOf,
} from '#domain';
import type { CommandStore } from './command-store.js';

/**
 * An entry as it was first recorded, whatever has amended it since.
 * @throws UnknownAlliance, UnknownReference, RuleViolation for what is no entry itself, but amends one
 */
export async function findEntry(
  store: Pick<CommandStore, 'readStream'>,
  allianceId: string,
  eventId: string,
): Promise<RecordedAllianceEvent<AmendableEventType>> {
  let isKnown = false;
  for await (const recorded of store.readStream(streamOf(allianceId))) {
    isKnown = true;
    if (recorded.eventId !== eventId) continue;
    const event = readRecorded(recorded);
    if (event.type !== 'EntryCorrected' && event.type !== 'EntryRetracted') return event;
    const { eventId: amended } = event.data;
    const deed = event.type === 'EntryCorrected' ? 'corrected' : 'retracted';
    throw new RuleViolation(
      'not-open',
      `Event ${eventId} itself ${deed} an entry, ${amended}: name that entry instead.`,
      event,
    );
  }
  throw isKnown ? new UnknownReference('entry', eventId, allianceId) : new UnknownAlliance(allianceId);
}
