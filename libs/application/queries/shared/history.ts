import {
  type OccurredOn,
  type RecordedAllianceEvent,
  amendedHistory,
  commitmentsAffectedBy,
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

/**
 * Whether an event can be folded onto what is known of its alliance (nothing, before it was formed). As of a date, an
 * imprecise fact may come without the one it builds on: it is known to the year, the other to a later day of that
 * year. It waits until then.
 */
export function canFollow(
  event: RecordedAllianceEvent,
  known: { readonly commitments: { has(commitmentId: string): boolean } } | undefined,
): boolean {
  if (event.type === 'AllianceFormed') return true;
  if (known === undefined) return false;
  return (
    event.type === 'CommitmentMade' || commitmentsAffectedBy(event).every((id) => known.commitments.has(id))
  );
}
