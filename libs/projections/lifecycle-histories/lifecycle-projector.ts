import { isCommitmentEvent } from '#domain';
import type { RecordedAllianceEvent } from '#domain';
import type { DocumentReader } from '#read-store';

import { attempt } from '../attempt.js';
import { allianceBefore, commitmentsBefore } from '../gone-before.js';
import {
  commitmentNamesId,
  commitmentNamesOf,
  NAMED_COMMITMENTS,
} from '../lifecycle-entries/commitment-names.js';
import type { CommitmentNames } from '../lifecycle-entries/commitment-names.js';
import type { Projected, Projector } from '../projection.js';
import { WarmFolds } from '../warm-folds.js';
import { historyStateOf, LIFECYCLE_HISTORIES } from './history-document.js';
import type { HistoryState } from './history-document.js';
import { projectLifecycle } from './project-lifecycle.js';
import type { ProjectedLifecycle } from './project-lifecycle.js';

/** How many of each are kept in mind. */
const HISTORIES_KEPT = 1_000;
const COMMITMENTS_KEPT = 2_000;

type Events = readonly RecordedAllianceEvent[];

export class LifecycleProjector implements Projector {
  readonly #histories: WarmFolds<HistoryState>;
  readonly #commitments: WarmFolds<CommitmentNames>;

  constructor(documents: DocumentReader) {
    this.#histories = new WarmFolds(documents, LIFECYCLE_HISTORIES.name, historyStateOf, HISTORIES_KEPT);
    this.#commitments = new WarmFolds(documents, NAMED_COMMITMENTS.name, commitmentNamesOf, COMMITMENTS_KEPT);
  }

  async project(
    streams: ReadonlyMap<string, Events>,
    recorded: ReadonlyMap<string, Events> = streams,
  ): Promise<ReadonlyMap<string, Projected>> {
    const histories = await this.#histories.load([...streams.values()].flatMap(allianceBefore));
    const batch = Array.from(streams, ([stream, events]) => {
      const allianceId = events[0]?.allianceId ?? '';
      const history = histories.get(allianceId);
      return { stream, allianceId, history, events: events.filter((event) => !hasSeen(history, event)) };
    });
    const named = await this.#commitments.load(batch.flatMap(({ events }) => namedIn(events)));
    const results = new Map<string, Projected>();
    for (const { stream, allianceId, history, events } of batch) {
      const commitment = (id: string) => named.get(commitmentNamesId(allianceId, id));
      const entries = recorded.get(stream) ?? events;
      const outcome = attempt(() => projectLifecycle({ history, commitment, events, entries }));
      if ('done' in outcome) this.#remember(outcome.done);
      results.set(stream, 'error' in outcome ? outcome : { documents: outcome.done.documents });
    }
    return results;
  }

  #remember({ history, commitments }: ProjectedLifecycle): void {
    if (history) this.#histories.remember(history.profile.allianceId, history);
    for (const named of commitments.values())
      this.#commitments.remember(commitmentNamesId(named.allianceId, named.commitmentId), named);
  }
}

function hasSeen(history: HistoryState | undefined, { position }: RecordedAllianceEvent): boolean {
  return history !== undefined && position <= history.seen.position;
}

function namedIn(events: Events): string[] {
  return commitmentsBefore(events, (event) => {
    if (isCommitmentEvent(event)) return [event.data.commitmentId];
    return event.type === 'ContributionMade' && event.data.towards !== undefined ? [event.data.towards] : [];
  });
}
