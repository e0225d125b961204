import { LRUCache } from 'lru-cache';

import {
  amendedHistory,
  assessmentOf,
  type AssessmentState,
  evolveAssessment,
  type RecordedAllianceEvent,
} from '#domain';

import { type ReadHistory } from '../projection/projection.js';

/** How many events the cached states may rest on together. */
const CACHED_EVENTS = 150_000;

interface Cached {
  readonly state: AssessmentState;
  readonly revision: number;
}

/** What assessments of alliances are made of: states in use are cached, the others are folded from the history. */
export class CachedAssessments {
  private readonly cache = new LRUCache<string, Cached>({
    maxSize: CACHED_EVENTS,
    sizeCalculation: ({ revision }) => revision + 1,
  });

  constructor(private readonly history: ReadHistory) {}

  /**
   * Reads what the state before an event is folded from, and gives the state to whoever calls for it: undefined
   * before the first event. @throws EventStoreUnavailable
   */
  async before({ allianceId, revision }: RecordedAllianceEvent): Promise<() => AssessmentState | undefined> {
    if (revision === 0) return () => undefined;
    const cached = this.cache.get(allianceId);
    if (cached?.revision === revision - 1) return () => cached.state;
    const recorded = await this.history(allianceId, revision - 1);
    return () => assessmentOf(amendedHistory(recorded));
  }

  /** The state after some more events of one alliance, in order. */
  after(
    before: AssessmentState | undefined,
    events: readonly RecordedAllianceEvent[],
  ): AssessmentState | undefined {
    const state = evolveAssessment(before, events);
    const last = events.at(-1);
    if (state && last) this.cache.set(last.allianceId, { state, revision: last.revision });
    return state;
  }
}
