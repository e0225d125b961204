import { LRUCache } from 'lru-cache';

import { amendedHistory, evolveAssessment, assessmentOf } from '#domain';
import type { AssessmentState, RecordedAllianceEvent } from '#domain';

import type { ReadHistory } from '../projection.js';

/** How many events the ledgers that are kept in mind may rest on together. */
const KEPT_EVENTS = 150_000;

/** A ledger up to a revision. */
interface Kept {
  readonly ledger: AssessmentState;
  readonly revision: number;
}

/** The ledgers of alliances: those in use are kept in mind, the others are folded when they are asked for. */
export class WarmLedgers {
  readonly #kept = new LRUCache<string, Kept>({
    maxSize: KEPT_EVENTS,
    sizeCalculation: ({ revision }) => revision + 1,
  });

  constructor(private readonly history: ReadHistory) {}

  /**
   * Reads what the ledger before an event is folded from, and gives the ledger to whoever calls for it: undefined
   * before the first event. @throws EventStoreUnavailable
   */
  async before({ allianceId, revision }: RecordedAllianceEvent): Promise<() => AssessmentState | undefined> {
    if (revision === 0) return () => undefined;
    const kept = this.#kept.get(allianceId);
    if (kept?.revision === revision - 1) return () => kept.ledger;
    const recorded = await this.history(allianceId, revision - 1);
    return () => assessmentOf(amendedHistory(recorded));
  }

  /** The ledger after some more events of one alliance, in order. */
  after(
    before: AssessmentState | undefined,
    events: readonly RecordedAllianceEvent[],
  ): AssessmentState | undefined {
    let ledger = before;
    for (const event of events) ledger = evolveAssessment(ledger, event);
    const last = events.at(-1);
    if (ledger && last) this.#kept.set(last.allianceId, { ledger, revision: last.revision });
    return ledger;
  }
}
