import {
  ASSESSMENT_RULES_VERSION,
  assessmentFold,
  type AssessmentState,
  evolveAssessment,
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
import { CachedFold, EventStoreUnavailable, EventStoreUnusable } from '#event-store';
import { type CollectionSpec } from '#read-store';

import {
  CACHE_BYTES,
  type Histories,
  type Projected,
  type Projection,
  type Projector,
  type Streams,
  type Written,
  written,
} from '../projection/projection.js';

const collection = (name: string): CollectionSpec => ({ name, indexes: [['allianceId']] });

/** Scorecards, reciprocity and warning signs: made of the same state, which is folded from the events alone. */
export const assessmentsProjection: Projection = {
  spec: {
    name: PROJECTION_OF.scorecards,
    version: ASSESSMENT_RULES_VERSION,
    collections: [READ_MODELS.scorecards, READ_MODELS.warningSigns, READ_MODELS.reciprocity].map(collection),
  },
  projector: (_documents, histories, cacheBytes) => new AssessmentsProjector(histories, cacheBytes),
};

/** A document does not grow with the history: of the events of a finding it names the latest. */
const EVENTS_NAMED = 100;

/** Assesses each alliance of a batch once, as it is after the batch. */
class AssessmentsProjector implements Projector {
  private readonly states: CachedFold<AssessmentState, RecordedAllianceEvent>;

  constructor(store: Histories, maxBytes = CACHE_BYTES) {
    this.states = new CachedFold({ store, fold: assessmentFold, maxBytes });
  }

  async project(streams: Streams): Promise<ReadonlyMap<string, Projected>> {
    const results = new Map<string, Projected>();
    for (const [stream, events] of streams) results.set(stream, await this.assessed(stream, events));
    return results;
  }

  private async assessed(stream: string, events: readonly RecordedAllianceEvent[]): Promise<Projected> {
    const [first, last] = [events[0], events.at(-1)];
    if (!first || !last) return { documents: [] };
    try {
      const before = await this.states.at(stream, first.revision - 1);
      const state = evolveAssessment(before.state, events);
      if (!state) return { documents: [] };
      this.states.remember(stream, before, state, last);
      return { documents: documentsOf(state, last) };
    } catch (error) {
      if (error instanceof EventStoreUnavailable || error instanceof EventStoreUnusable) throw error;
      return { error };
    }
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
