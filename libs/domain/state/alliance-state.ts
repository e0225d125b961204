import { type Amendment, amended, isAmendment, isEntry } from '../amendments/amended-history.js';
import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { type AllianceCore, evolveCore } from './alliance-core.js';
import { type EventLog, emptyLog, logged, wholeLog } from './event-log.js';

/** All that `decide` needs of an alliance. */
export interface AllianceState extends AllianceCore {
  readonly log: EventLog;
}

/**
 * The alliance after one more event. Throws an Error for an event that cannot follow, such as one before the first,
 * and EarlierHistoryNeeded for an amendment of a state restored without its log.
 */
export function evolve(state: AllianceState | undefined, event: RecordedAllianceEvent): AllianceState {
  return state && isAmendment(event) ? evolveAnew(state, event) : evolveOn(state, event);
}

/** The state that some events, as they count, amount to. Throws an Error if they cannot follow each other. */
export function fold(events: Iterable<RecordedAllianceEvent>): AllianceState | undefined {
  let state: AllianceState | undefined;
  for (const event of events) state = evolveOn(state, event);
  return state;
}

/** An entry amended may have led to anything that came after it: all is folded again. */
function evolveAnew(state: AllianceState, amendment: Amendment): AllianceState {
  return evolveOn(fold(amendedLog(state, [amendment])), amendment);
}

/** What counts, once entries are amended. */
export function amendedLog(
  { log }: AllianceState,
  amendments: readonly Amendment[],
): RecordedAllianceEvent[] {
  return wholeLog(log).map((event) => {
    const amendment = amendments.find(({ data }) => isEntry(event, data.eventId));
    return amendment ? amended(event, amendment) : event;
  });
}

function evolveOn(state: AllianceState | undefined, event: RecordedAllianceEvent): AllianceState {
  const core = evolveCore(state, event);
  return { ...core, log: logged(state?.log ?? emptyLog(core.profile.allianceId), event) };
}
