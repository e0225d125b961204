import {
  ASSESSMENT_STATE_VERSION,
  type AssessmentState,
  EarlierHistoryNeeded,
  type RecordedAllianceEvent,
  UnknownAlliance,
  amendedHistory,
  assessmentOf,
  assessmentStateFromJson,
  assessmentStateToJson,
  evolveAssessment,
  isAmendment,
  streamOf,
} from '#domain';
import { CachedFold, type EventStore, type Fold, letOthersRun } from '#event-store';
import { type Clock } from '../../shared/identity.js';
import { readAllianceEvent } from '../../shared/read-alliance-event.js';
import { historyAt } from './events-at.js';
import { type Moment, instantOf, isNow } from './moment.js';

/** What an alliance is assessed by, and the instant as of which: milliseconds since 1970. */
export interface Assessed {
  readonly state: AssessmentState;
  readonly asOf: number;
}

/** How many bytes the states held in memory may take, roughly: those of some 100,000 events. */
const CACHE_BYTES = 80_000_000;

/** What assessments are made of: now, or at another moment. */
export class Assessments {
  private readonly states: CachedFold<AssessmentState>;

  constructor(
    private readonly store: EventStore,
    private readonly now: Clock,
    maxBytes = CACHE_BYTES,
  ) {
    this.states = new CachedFold({ store, fold: assessmentFold, maxBytes });
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

const BYTES = { alliance: 5_000, commitment: 2_500, contribution: 500, meeting: 200 };

const assessmentFold: Fold<AssessmentState> = {
  evolve: (state, stored) => {
    const event = readAllianceEvent(stored);
    // An entry amended may have led to anything that came after it.
    if (isAmendment(event)) throw new EarlierHistoryNeeded(event.allianceId);
    return evolveAssessment(state, [event]);
  },
  all: (events) => assessmentOf(amendedHistory(events.map(readAllianceEvent))),
  needsEarlierEvents: (error) => error instanceof EarlierHistoryNeeded,
  snapshots: {
    name: `assessment-${ASSESSMENT_STATE_VERSION}`,
    write: assessmentStateToJson,
    read: assessmentStateFromJson,
  },
  bytesOf: ({ commitments, contributions, meetings }) =>
    BYTES.alliance +
    commitments.size * BYTES.commitment +
    contributions.size * BYTES.contribution +
    meetings.size * BYTES.meeting,
};

/** As many as are read at once. */
const EVENTS_A_TURN = 500;

/** `assessmentOf`, where others may have to be answered meanwhile. */
async function assessedInTurns(
  events: readonly RecordedAllianceEvent[],
): Promise<AssessmentState | undefined> {
  let state: AssessmentState | undefined;
  for (let from = 0; from < events.length; from += EVENTS_A_TURN) {
    await letOthersRun();
    state = evolveAssessment(state, events.slice(from, from + EVENTS_A_TURN));
  }
  return state;
}
