import { LRUCache } from 'lru-cache';
import {
  type AssessmentState,
  type OccurredOn,
  type RecordedAllianceEvent,
  UnknownAlliance,
  amendedHistory,
  evolveAssessment,
  isAmendment,
  readRecorded,
  streamOf,
} from '#domain';
import type { EventStore } from '#event-store';
import { canFollow, historyAsOf } from './history.js';

/** How many events the ledgers that are kept may rest on together: some hundred bytes each. */
const KEPT_EVENTS = 100_000;

interface Kept {
  readonly ledger: AssessmentState;
  /** Of the last event it has seen. */
  readonly revision: number;
}

/** The ledgers of alliances, from their events: those that are asked for often are only brought up to date. */
export class Ledgers {
  private readonly kept = new LRUCache<string, Kept>({
    maxSize: KEPT_EVENTS,
    sizeCalculation: ({ revision }) => revision + 1,
  });

  constructor(private readonly store: EventStore) {}

  /** All that is recorded. @throws UnknownAlliance */
  async now(allianceId: string): Promise<AssessmentState> {
    const kept = this.kept.get(allianceId);
    const news = await this.read(allianceId, kept ? kept.revision + 1 : 0);
    if (kept && news.length === 0) return kept.ledger;
    const fresh =
      kept && !news.some(isAmendment)
        ? folded(news, kept.ledger)
        : folded(amendedHistory(kept ? await this.read(allianceId, 0) : news));
    const last = news.at(-1);
    if (!fresh || !last) throw new UnknownAlliance(allianceId);
    this.kept.set(allianceId, { ledger: fresh, revision: last.revision });
    return fresh;
  }

  /** What happened up to the end of a date, as it is known now. @throws UnknownAlliance */
  async asOf(allianceId: string, asOf: OccurredOn): Promise<AssessmentState> {
    const ledger = folded(await historyAsOf(this.store, allianceId, asOf));
    if (!ledger) throw new UnknownAlliance(allianceId);
    return ledger;
  }

  private async read(allianceId: string, from: number): Promise<RecordedAllianceEvent[]> {
    const events: RecordedAllianceEvent[] = [];
    for await (const stored of this.store.readStream(streamOf(allianceId), { from }))
      events.push(readRecorded(stored));
    return events;
  }
}

function folded(
  events: Iterable<RecordedAllianceEvent>,
  onto?: AssessmentState,
): AssessmentState | undefined {
  let ledger = onto;
  for (const event of events) if (canFollow(event, ledger)) ledger = evolveAssessment(ledger, event);
  return ledger;
}
