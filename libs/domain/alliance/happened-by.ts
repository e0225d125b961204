import { DEFINITIONS } from '../catalogue/catalogue.js';
import { changesStructure, type RecordedAllianceEvent } from '../catalogue/events.js';
import { laterOf, type OccurredOn, startOf } from '../time/occurred-on.js';

/**
 * Those of an alliance's events, given as they count and in the order of recording, that count by an instant
 * (milliseconds since 1970). What was dated roughly counts from its first instant, but not before the forming; what
 * changes phase, membership or coordinator not before the change before it either.
 */
export function happenedBy(
  events: readonly RecordedAllianceEvent[],
  instant: number,
): RecordedAllianceEvent[] {
  let formedOn: OccurredOn | undefined;
  let changedOn: OccurredOn | undefined;
  return events.filter(({ type, occurredOn }) => {
    const changes = changesStructure(type);
    const since = changes ? changedOn : DEFINITIONS[type].mayBeOlder ? undefined : formedOn;
    const from = since === undefined ? occurredOn : laterOf(occurredOn, since);
    formedOn ??= from;
    if (changes) changedOn = from;
    return startOf(from) <= instant;
  });
}
