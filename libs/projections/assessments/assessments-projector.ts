import type { AssessmentState, RecordedAllianceEvent } from '#domain';

import { attempt } from '../attempt.js';
import type { Projected, Projector, ReadHistory, Written } from '../projection.js';
import { assessmentDocuments } from './assessment-documents.js';
import { WarmLedgers } from './warm-ledgers.js';

/** Assesses each alliance of a batch once, as it is after the batch. */
export class AssessmentsProjector implements Projector {
  readonly #ledgers: WarmLedgers;

  constructor(history: ReadHistory) {
    this.#ledgers = new WarmLedgers(history);
  }

  async project(
    streams: ReadonlyMap<string, readonly RecordedAllianceEvent[]>,
  ): Promise<ReadonlyMap<string, Projected>> {
    const results = new Map<string, Projected>();
    for (const [stream, events] of streams) {
      const [first] = events;
      const before = first && (await this.#ledgers.before(first));
      const outcome = attempt(() => this.#assessed(before?.(), events));
      results.set(stream, 'error' in outcome ? outcome : { documents: outcome.done });
    }
    return results;
  }

  #assessed(
    before: AssessmentState | undefined,
    events: readonly RecordedAllianceEvent[],
  ): readonly Written[] {
    const ledger = this.#ledgers.after(before, events);
    const last = events.at(-1);
    return ledger && last ? assessmentDocuments(ledger, last) : [];
  }
}
