import { isCommitmentEvent } from '#domain';
import type { RecordedAllianceEvent } from '#domain';
import type { DocumentReader } from '#read-store';

import { attempt } from '../attempt.js';
import { allianceBefore, commitmentsBefore } from '../gone-before.js';
import {
  NAMED_COMMITMENTS,
  namedCommitmentId,
  namedCommitmentOf,
} from '../lifecycle-entries/named-commitment.js';
import type { NamedCommitmentState } from '../lifecycle-entries/named-commitment.js';
import type { Projected, Projector } from '../projection.js';
import { WarmFolds } from '../warm-folds.js';
import { historyStateOf, LIFECYCLE_HISTORIES } from './history-document.js';
import type { HistoryState } from './history-document.js';
import { projectLifecycle } from './project-lifecycle.js';
import type { ProjectedLifecycle } from './project-lifecycle.js';

/** How many of each are kept in mind. */
const HISTORIES_KEPT = 2_000;
const COMMITMENTS_KEPT = 5_000;

type Events = readonly RecordedAllianceEvent[];

export class LifecycleProjector implements Projector {
  readonly #histories: WarmFolds<HistoryState>;
  readonly #commitments: WarmFolds<NamedCommitmentState>;

  constructor(documents: DocumentReader) {
    this.#histories = new WarmFolds(documents, LIFECYCLE_HISTORIES.name, historyStateOf, HISTORIES_KEPT);
    this.#commitments = new WarmFolds(documents, NAMED_COMMITMENTS.name, namedCommitmentOf, COMMITMENTS_KEPT);
  }

  async project(streams: ReadonlyMap<string, Events>): Promise<ReadonlyMap<string, Projected>> {
    const batch = [...streams.values()];
    const histories = await this.#histories.load(batch.flatMap(allianceBefore));
    const named = await this.#commitments.load(batch.flatMap(namedBefore));
    const results = new Map<string, Projected>();
    for (const [stream, events] of streams) {
      const allianceId = events[0]?.allianceId ?? '';
      const history = histories.get(allianceId);
      const commitment = (id: string) => named.get(namedCommitmentId(allianceId, id));
      const outcome = attempt(() => projectLifecycle({ history, commitment }, events));
      if ('done' in outcome) this.#remember(outcome.done);
      results.set(stream, 'error' in outcome ? outcome : { documents: outcome.done.documents });
    }
    return results;
  }

  #remember({ history, commitments }: ProjectedLifecycle): void {
    if (history) this.#histories.remember(history.profile.allianceId, history);
    for (const named of commitments.values())
      this.#commitments.remember(namedCommitmentId(named.allianceId, named.commitmentId), named);
  }
}

function namedBefore(events: Events): string[] {
  return commitmentsBefore(events, (event) => {
    if (isCommitmentEvent(event)) return [event.data.commitmentId];
    return event.type === 'ContributionMade' && event.data.towards !== undefined ? [event.data.towards] : [];
  });
}
