import {
  type OccurredOn,
  type RecordedAllianceEvent,
  amendedHistory,
  endOf,
  readRecorded,
  startOf,
  streamOf,
} from '#domain';
import type { EventStore } from '#event-store';

/** What happened in an alliance up to the end of a date, as it is known now; in the order of recording. */
export async function historyAsOf(
  store: EventStore,
  allianceId: string,
  asOf: OccurredOn,
): Promise<RecordedAllianceEvent[]> {
  const recorded: RecordedAllianceEvent[] = [];
  for await (const stored of store.readStream(streamOf(allianceId))) recorded.push(readRecorded(stored));
  return amendedHistory(recorded).filter(({ occurredOn }) => startOf(occurredOn) <= endOf(asOf));
}
