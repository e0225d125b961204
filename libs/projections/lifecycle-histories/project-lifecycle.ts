import { evolveProfile, nameOf } from '#domain';
import type { Names, RecordedAllianceEvent } from '#domain';

import {
  commitmentNamesDocument,
  evolveCommitmentNames,
  namedBefore,
} from '../lifecycle-entries/commitment-names.js';
import type { CommitmentNames } from '../lifecycle-entries/commitment-names.js';
import { entryDocument } from '../lifecycle-entries/entry-document.js';
import type { Written } from '../projection.js';
import { historyDocument } from './history-document.js';
import type { HistoryState } from './history-document.js';

/** Events, and their alliance's lifecycle as far as it must be known to take them in. */
export interface KnownLifecycle {
  readonly history: HistoryState | undefined;
  /** Knows those that the events name. */
  readonly commitment: (commitmentId: string) => CommitmentNames | undefined;
  /** In order; none that the history has seen. */
  readonly events: readonly RecordedAllianceEvent[];
  /** The same as they were recorded: what was amended is told as it was, too. */
  readonly entries: readonly RecordedAllianceEvent[];
}

export interface ProjectedLifecycle {
  readonly history: HistoryState | undefined;
  /** Those whose names changed, by id. */
  readonly commitments: ReadonlyMap<string, CommitmentNames>;
  /** What the others are derived from comes last. */
  readonly documents: readonly Written[];
}

/** Takes the events in: an entry each, and the history where they change it. */
export function projectLifecycle(known: KnownLifecycle): ProjectedLifecycle {
  const entries: Written[] = [];
  const commitments = new Map<string, CommitmentNames>();
  const commitment: KnownLifecycle['commitment'] = (id) => commitments.get(id) ?? known.commitment(id);
  const asRecorded = new Map(known.entries.map((entry) => [entry.revision, entry]));
  let { history } = known;
  for (const event of known.events) {
    history = evolveHistory(history, event);
    const recorded = asRecorded.get(event.revision) ?? event;
    entries.push(entryDocument(recorded, namesAt(event, history, commitment), amendmentOf(event)));
    const named = evolveCommitmentNames(event, commitment);
    if (named) commitments.set(named.commitmentId, named);
  }
  const documents = [...entries, ...Array.from(commitments.values(), commitmentNamesDocument)];
  if (history && history !== known.history) documents.push(historyDocument(history));
  return { history, commitments, documents };
}

/** The event that amended an entry, if one did. */
function amendmentOf({ amends, eventId }: RecordedAllianceEvent): string | undefined {
  return amends === undefined ? undefined : eventId;
}

/** The same object, for an event that does not change it. */
function evolveHistory(history: HistoryState | undefined, event: RecordedAllianceEvent): HistoryState {
  const { position, recordedAt } = event;
  const profile = evolveProfile(history?.profile, event);
  return history?.profile === profile ? history : { profile, seen: { position, recordedAt } };
}

function namesAt(
  event: RecordedAllianceEvent,
  { profile }: HistoryState,
  commitment: KnownLifecycle['commitment'],
): Names {
  return {
    partner: (partnerId) => nameOf(profile, partnerId),
    commitment: (commitmentId) => {
      const names = commitment(commitmentId);
      return names && namedBefore(names, event);
    },
  };
}
