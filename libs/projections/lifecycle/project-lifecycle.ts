import { documentId, nameOf, type Names, type RecordedAllianceEvent } from '#domain';

import { type Folding } from '../projection/fold-collection.js';
import { type Written } from '../projection/projection.js';
import { type CommitmentNames, evolveCommitmentNames, namedBefore } from './commitment-names.js';
import { entryDocument } from './entries.js';
import { evolveHistory, type History } from './history.js';

/** What events are folded onto, by the ids of documents. */
export interface LifecycleFolds {
  readonly histories: Folding<History>;
  readonly commitments: Folding<CommitmentNames>;
}

/**
 * Takes the events of one alliance in.
 * @param events in order
 * @param recorded the same as they were recorded: what was amended is told as it was, too
 * @returns an entry for each of the events
 */
export function projectLifecycle(
  { histories, commitments }: LifecycleFolds,
  events: readonly RecordedAllianceEvent[],
  recorded: readonly RecordedAllianceEvent[],
): Written[] {
  const asRecorded = new Map(recorded.map((entry) => [entry.revision, entry]));
  // Amendments come with the whole history.
  const entry = (id: string): RecordedAllianceEvent | undefined =>
    recorded.find(({ eventId }) => eventId === id);
  return events.map((event) => {
    const { allianceId, revision } = event;
    const history = evolveHistory(histories.get(allianceId), event);
    histories.set(allianceId, history);
    const commitment = (id: string): CommitmentNames | undefined =>
      commitments.get(documentId(allianceId, id));
    const names = { ...namesAt(event, history, commitment), entry };
    const amendment = event.amends === undefined ? undefined : entry(event.eventId);
    const document = entryDocument(asRecorded.get(revision) ?? event, names, amendment);
    const named = evolveCommitmentNames(event, commitment);
    if (named) commitments.set(documentId(allianceId, named.commitmentId), named);
    return document;
  });
}

function namesAt(
  event: RecordedAllianceEvent,
  { profile }: History,
  commitment: (commitmentId: string) => CommitmentNames | undefined,
): Names {
  return {
    partner: (partnerId) => nameOf(profile, partnerId),
    commitment: (commitmentId) => {
      const names = commitment(commitmentId);
      return names && namedBefore(names, event);
    },
  };
}
