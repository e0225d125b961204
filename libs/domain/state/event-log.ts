import { List } from 'immutable';
import { type RecordedAllianceEvent, beginsEpoch } from '../catalogue/events.js';
import { periodOf } from '../time/event-time.js';

/** An event as it counts, and the latest instant that it or any recorded before it reaches to, but for what begins an epoch. */
interface LoggedEvent {
  readonly event: RecordedAllianceEvent;
  readonly reachesTo: number;
}

/**
 * The events of an alliance as they count, in the order of recording: what is entered late, or amends an entry, is
 * held against them. The log of a state that was restored from a snapshot begins after the snapshot.
 */
export interface EventLog {
  /** The alliance's, once anything is logged. */
  readonly allianceId: string;
  /** How many of the earliest events are left out. */
  readonly leftOut: number;
  /** The latest instant that those left out reach to, milliseconds since 1970. */
  readonly earlierReachesTo: number;
  readonly events: List<LoggedEvent>;
}

/**
 * What was asked needs events that the state was restored without: load the whole history, and ask again. Late and
 * amended entries may need them; what is entered in order never does.
 */
export class EarlierHistoryNeeded extends Error {
  override readonly name = 'EarlierHistoryNeeded';

  constructor(readonly allianceId: string) {
    super(`The earlier events of alliance ${allianceId} are needed.`);
  }
}

/** A log that begins after some events that are left out. */
export function logAfter(allianceId: string, leftOut: number, earlierReachesTo: number): EventLog {
  return { allianceId, leftOut, earlierReachesTo, events: List() };
}

export function emptyLog(allianceId: string): EventLog {
  return logAfter(allianceId, 0, Number.NEGATIVE_INFINITY);
}

export function logged(log: EventLog, event: RecordedAllianceEvent): EventLog {
  const reached = reachOf(log);
  const reachesTo = beginsEpoch(event) ? reached : Math.max(reached, periodOf(event).to);
  return { ...log, events: log.events.push({ event, reachesTo }) };
}

/** The latest instant that any event reaches to, but for those that begin an epoch: milliseconds since 1970. */
export function reachOf({ events, earlierReachesTo }: EventLog): number {
  return events.last()?.reachesTo ?? earlierReachesTo;
}

/** All events, in the order of recording. Throws EarlierHistoryNeeded where some are left out. */
export function wholeLog({ allianceId, leftOut, events }: EventLog): readonly RecordedAllianceEvent[] {
  if (leftOut > 0) throw new EarlierHistoryNeeded(allianceId);
  return Array.from(events, ({ event }) => event);
}

/**
 * What may have happened at or after an instant, other than what begins an epoch. What was entered in order is
 * looked at no further than that. Throws EarlierHistoryNeeded where some of it may be left out.
 */
export function loggedSince(
  { allianceId, earlierReachesTo, events }: EventLog,
  instant: number,
): readonly RecordedAllianceEvent[] {
  if (earlierReachesTo >= instant) throw new EarlierHistoryNeeded(allianceId);
  const since: RecordedAllianceEvent[] = [];
  for (let index = events.size - 1; index >= 0; index -= 1) {
    const entry = events.get(index);
    if (!entry || entry.reachesTo < instant) break;
    const { event } = entry;
    if (!beginsEpoch(event) && periodOf(event).to >= instant) since.unshift(event);
  }
  return since;
}
