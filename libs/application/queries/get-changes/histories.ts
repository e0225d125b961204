import { type RecordedAllianceEvent, amendedHistory, happenedBy, precedes, startOf } from '#domain';
import { followable } from '../shared/events-at.js';

/** What counts before any of some events, and after each of them, as they count and in the order of recording. */
export interface Histories {
  readonly before: readonly RecordedAllianceEvent[];
  readonly steps: readonly RecordedAllianceEvent[];
  /** @param nth how many of the events are taken in */
  readonly after: (nth: number) => readonly RecordedAllianceEvent[];
}

/**
 * What was learnt from one instant to another, event by event as it was recorded. Instants are milliseconds since 1970.
 * @param recorded all that is known in the end
 * @param asOf of what had happened by then; left out, of all
 */
export function learnt(recorded: readonly RecordedAllianceEvent[], from: number, asOf?: number): Histories {
  const known = recorded.filter(({ recordedAt }) => Date.parse(recordedAt) <= from).length;
  const counting = (upTo: number): readonly RecordedAllianceEvent[] => {
    const history = amendedHistory(recorded.slice(0, upTo));
    return asOf === undefined ? history : followable(happenedBy(history, asOf));
  };
  return { before: counting(known), steps: recorded.slice(known), after: (nth) => counting(known + nth) };
}

/** What happened from one instant to another, event by event in the order in which it did, as it is known in the end. */
export function happened(recorded: readonly RecordedAllianceEvent[], from: number, to: number): Histories {
  const all = happenedBy(amendedHistory(recorded), to);
  const before = new Set(happenedBy(all, from));
  const steps = all
    .filter((event) => !before.has(event))
    .map((event) => ({ event, at: startOf(event.occurredOn), revision: event.revision }))
    .sort((one, other) => (precedes(one, other) ? -1 : 1))
    .map(({ event }) => event);
  const after = (nth: number): readonly RecordedAllianceEvent[] => {
    const taken = new Set(steps.slice(0, nth));
    return followable(all.filter((event) => before.has(event) || taken.has(event)));
  };
  return { before: after(0), steps, after };
}
