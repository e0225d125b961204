import { documentId } from '#domain';
import type { RecordedAllianceEvent } from '#domain';

type Events = readonly RecordedAllianceEvent[];

/** The document of the alliance that the events go on from; none, if they begin it. */
export function allianceBefore([first]: Events): string[] {
  return first && first.type !== 'AllianceFormed' ? [first.allianceId] : [];
}

/** The documents of the commitments that the events go on from: those they name, but for those they make. */
export function commitmentsBefore(
  events: Events,
  namedBy: (event: RecordedAllianceEvent) => readonly string[],
): string[] {
  const made = new Set<string>();
  const before = new Set<string>();
  for (const event of events) {
    if (event.type === 'CommitmentMade') made.add(event.data.commitmentId);
    for (const commitmentId of namedBy(event))
      if (!made.has(commitmentId)) before.add(documentId(event.allianceId, commitmentId));
  }
  return [...before];
}
