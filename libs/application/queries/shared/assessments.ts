import {
  type AssessmentState,
  type RecordedAllianceEvent,
  UnknownAlliance,
  assessmentFold,
  evolveAssessment,
  streamOf,
} from '#domain';
import { CachedFold, type EventStore, letOthersRun, readAs } from '#event-store';
import { type Clock } from '../../shared/identity.js';
import { readAllianceEvent } from '../../shared/read-alliance-event.js';
import { historyAt } from './events-at.js';
import { type Moment, instantOf, isNow } from './moment.js';

/** What an alliance is assessed by, and the instant as of which: milliseconds since 1970. */
export interface Assessed {
  readonly state: AssessmentState;
  readonly asOf: number;
}

/** How many bytes the states held in memory may take, roughly: those of some 20,000 events. */
const CACHE_BYTES = 16_000_000;

/** What assessments are made of: now, or at another moment. */
export class Assessments {
  private readonly states: CachedFold<AssessmentState, RecordedAllianceEvent>;

  constructor(
    private readonly store: EventStore,
    private readonly now: Clock,
    maxBytes = CACHE_BYTES,
  ) {
    this.states = new CachedFold({ store: readAs(store, readAllianceEvent), fold: assessmentFold, maxBytes });
  }

  /** @throws UnknownAlliance */
  async of(allianceId: string, moment: Moment = {}): Promise<Assessed> {
    const state = isNow(moment)
      ? (await this.states.current(streamOf(allianceId))).state
      : await assessedInTurns((await historyAt(this.store, allianceId, moment)).counting);
    if (state === undefined) throw new UnknownAlliance(allianceId);
    return { state, asOf: Date.parse(instantOf(moment, this.now())) };
  }
}

/** As many as are read at once. */
const EVENTS_A_TURN = 500;

/** `assessmentOf`, where others may have to be answered meanwhile. */
export async function assessedInTurns(
  events: readonly RecordedAllianceEvent[],
): Promise<AssessmentState | undefined> {
  let state: AssessmentState | undefined;
  for (let from = 0; from < events.length; from += EVENTS_A_TURN) {
    await letOthersRun();
    state = evolveAssessment(state, events.slice(from, from + EVENTS_A_TURN));
  }
  return state;
}
