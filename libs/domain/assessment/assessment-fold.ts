import { amendedHistory, changesThePast } from '../amendments/amended-history.js';
import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { EarlierHistoryNeeded } from '../state/event-log.js';
import { type AssessmentState } from './assessment-state.js';
import { assessmentOf, evolveAssessment } from './evolve-assessment.js';
import { ASSESSMENT_STATE_VERSION, assessmentStateFromJson, assessmentStateToJson } from './snapshot.js';

type Events = readonly RecordedAllianceEvent[];

/** What a part of a state takes in memory: measured, see `docs/decisions/snapshots.md`. */
const BYTES = { alliance: 5_000, commitment: 2_500, settled: 800, contribution: 500, meeting: 200 };

/** How assessments follow from an alliance's events as they were recorded: all that a cache needs to know of them. */
export const assessmentFold = {
  evolve(state: AssessmentState | undefined, events: Events): AssessmentState | undefined {
    const [event] = events;
    // An entry amended may have led to anything that came after it.
    if (event && events.some(changesThePast)) throw new EarlierHistoryNeeded(event.allianceId);
    return evolveAssessment(state, events);
  },
  all: (events: Events): AssessmentState | undefined => assessmentOf(amendedHistory(events)),
  needsEarlierEvents: (error: unknown): boolean => error instanceof EarlierHistoryNeeded,
  snapshots: {
    name: `assessment-${ASSESSMENT_STATE_VERSION}`,
    write: assessmentStateToJson,
    read: assessmentStateFromJson,
  },
  bytesOf: ({ commitments, settled, contributions, meetings }: AssessmentState): number =>
    BYTES.alliance +
    commitments.size * BYTES.commitment +
    settled.size * BYTES.settled +
    contributions.size * BYTES.contribution +
    meetings.size * BYTES.meeting,
};
