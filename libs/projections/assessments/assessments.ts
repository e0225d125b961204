import {
  ASSESSMENT_RULES_VERSION,
  type AssessmentState,
  PROJECTION_OF,
  READ_MODELS,
  type ReciprocityDocument,
  reciprocityOf,
  reciprocityView,
  type RecordedAllianceEvent,
  type ScorecardDocument,
  scorecardOf,
  scorecardView,
  type WarningSignsDocument,
  warningSignsOf,
  warningSignsView,
} from '#domain';
import { type CollectionSpec } from '#read-store';

import { attempt } from '../projection/project-each.js';
import {
  type Projected,
  type Projection,
  type Projector,
  type ReadHistory,
  type Streams,
  type Written,
  written,
} from '../projection/projection.js';
import { CachedAssessments } from './cached-assessments.js';

const collection = (name: string): CollectionSpec => ({ name, indexes: [['allianceId']] });

/** Scorecards, reciprocity and warning signs: made of the same state, which is folded from the events alone. */
export const assessmentsProjection: Projection = {
  spec: {
    name: PROJECTION_OF.scorecards,
    version: ASSESSMENT_RULES_VERSION,
    collections: [READ_MODELS.scorecards, READ_MODELS.warningSigns, READ_MODELS.reciprocity].map(collection),
  },
  projector: (_documents, history) => new AssessmentsProjector(history),
};

/** A document does not grow with the history: of the events of a finding it names the latest. */
const EVENTS_NAMED = 100;

/** Assesses each alliance of a batch once, as it is after the batch. */
class AssessmentsProjector implements Projector {
  private readonly states: CachedAssessments;

  constructor(history: ReadHistory) {
    this.states = new CachedAssessments(history);
  }

  async project(streams: Streams): Promise<ReadonlyMap<string, Projected>> {
    const results = new Map<string, Projected>();
    for (const [stream, events] of streams) {
      const [first] = events;
      const before = first && (await this.states.before(first));
      const outcome = attempt(() => this.assessed(before?.(), events));
      results.set(stream, 'error' in outcome ? outcome : { documents: outcome.done });
    }
    return results;
  }

  private assessed(before: AssessmentState | undefined, events: readonly RecordedAllianceEvent[]): Written[] {
    const state = this.states.after(before, events);
    const last = events.at(-1);
    return state && last ? documentsOf(state, last) : [];
  }
}

/** What can be said of an alliance as of when its last event was recorded: no clock has a say. */
function documentsOf(state: AssessmentState, { position, recordedAt }: RecordedAllianceEvent): Written[] {
  const { allianceId } = state.profile;
  const asOf = Date.parse(recordedAt);
  const of = { _id: allianceId, position, updatedAt: recordedAt };
  const flows = reciprocityOf(state, asOf);
  const scorecard: ScorecardDocument = { ...of, ...scorecardView(scorecardOf(state, asOf, flows, false)) };
  const reciprocity: ReciprocityDocument = { ...of, ...reciprocityView(flows) };
  const findings = warningSignsOf(state, asOf, { reciprocity: flows, mostEvents: EVENTS_NAMED });
  const signs: WarningSignsDocument = { ...of, ...warningSignsView(allianceId, asOf, findings) };
  return [
    written(READ_MODELS.reciprocity, reciprocity),
    written(READ_MODELS.warningSigns, signs),
    written(READ_MODELS.scorecards, scorecard),
  ];
}
