import { isAmendment } from '../amendments/amended-history.js';
import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { begunBy, subjectsOf } from '../lineage/subjects.js';

/**
 * Which events are left out with some: they themselves, what amended them, and what is about a commitment, a contribution
 * or the like that one of them began.
 *
 * @param recorded all, as they were recorded
 * @returns their ids, in the order of recording
 */
export function leftOutWith(
  recorded: readonly RecordedAllianceEvent[],
  eventIds: readonly string[],
): ReadonlySet<string> {
  const wanted = new Set(eventIds);
  const leftOut = new Set<string>();
  const neverBegun = new Set<string>();
  for (const event of recorded) {
    const isOut =
      wanted.has(event.eventId) ||
      (isAmendment(event) && leftOut.has(event.data.eventId)) ||
      subjectsOf(event).some((subject) => neverBegun.has(subject));
    if (!isOut) continue;
    leftOut.add(event.eventId);
    for (const subject of begunBy(event)) neverBegun.add(subject);
  }
  return leftOut;
}
