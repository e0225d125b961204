import { evolveProfile, nameOf } from '#domain';
import type { AllianceProfile, Names, RecordedAllianceEvent } from '#domain';

import { entryDocument } from '../lifecycle-entries/entry-document.js';
import { evolveNamedCommitment, namedCommitmentDocument } from '../lifecycle-entries/named-commitment.js';
import type { NamedCommitmentState } from '../lifecycle-entries/named-commitment.js';
import type { Written } from '../projection.js';
import { historyDocument } from './history-document.js';
import type { HistoryState } from './history-document.js';

/** An alliance's lifecycle, as far as it must be known to take events in. */
export interface KnownLifecycle {
  readonly history: HistoryState | undefined;
  /** Knows those that the events name. */
  readonly commitment: (commitmentId: string) => NamedCommitmentState | undefined;
}

export interface ProjectedLifecycle {
  readonly history: HistoryState | undefined;
  /** Those whose names changed, by id. */
  readonly commitments: ReadonlyMap<string, NamedCommitmentState>;
  readonly documents: readonly Written[];
}

/** Takes events of one alliance in, in their order: an entry each, and the history where they change it. */
export function projectLifecycle(
  known: KnownLifecycle,
  events: readonly RecordedAllianceEvent[],
): ProjectedLifecycle {
  const entries: Written[] = [];
  const commitments = new Map<string, NamedCommitmentState>();
  const commitment: KnownLifecycle['commitment'] = (id) => commitments.get(id) ?? known.commitment(id);
  let { history } = known;
  for (const event of events) {
    history = evolveHistory(history, event);
    entries.push(entryDocument(event, namesIn(history.profile, commitment)));
    const named = evolveNamedCommitment(event, commitment);
    if (named) commitments.set(named.commitmentId, named);
  }
  const documents = [...entries, ...Array.from(commitments.values(), namedCommitmentDocument)];
  if (history && history !== known.history) documents.push(historyDocument(history));
  return { history, commitments, documents };
}

/** The same object, for an event that does not change it, or that it has seen before. */
function evolveHistory(history: HistoryState | undefined, event: RecordedAllianceEvent): HistoryState {
  const { position, recordedAt } = event;
  if (history && position <= history.seen.position) return history;
  const profile = evolveProfile(history?.profile, event);
  return history?.profile === profile ? history : { profile, seen: { position, recordedAt } };
}

function namesIn(profile: AllianceProfile, commitment: Names['commitment']): Names {
  return { partner: (partnerId) => nameOf(profile, partnerId), commitment };
}
