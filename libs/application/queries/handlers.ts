import { type IQueryHandler, type QueryBus } from '@nestjs/cqrs';
import { queryBusWith } from '../shared/bus.js';
import { GetAllianceHandler } from './get-alliance/get-alliance.js';
import { GetChangesHandler } from './get-changes/get-changes.js';
import { GetCommitmentHandler } from './get-commitment/get-commitment.js';
import { GetContributionHandler } from './get-contribution/get-contribution.js';
import { GetLineageHandler } from './get-lineage/get-lineage.js';
import { GetLifecycleHandler } from './get-lifecycle/get-lifecycle.js';
import { GetPortfolioHandler } from './get-portfolio/get-portfolio.js';
import { GetReciprocityHandler } from './get-reciprocity/get-reciprocity.js';
import { GetScorecardHandler } from './get-scorecard/get-scorecard.js';
import { GetStateHandler } from './get-state/get-state.js';
import { GetTrackRecordHandler } from './get-track-record/get-track-record.js';
import { GetTrustTimelineHandler } from './get-trust-timeline/get-trust-timeline.js';
import { GetWarningSignsHandler } from './get-warning-signs/get-warning-signs.js';
import { ListAlliancesHandler } from './list-alliances/list-alliances.js';
import { ListAuditEntriesHandler } from './list-audit-entries/list-audit-entries.js';
import { ListCommitmentsHandler } from './list-commitments/list-commitments.js';
import { ListContributionsHandler } from './list-contributions/list-contributions.js';
import { ListEventsHandler, StreamEventsHandler } from './list-events/list-events.js';
import { Assessments } from './shared/assessments.js';
import { type QueryDependencies } from './shared/query-dependencies.js';
import { type ReadModelSources, ReadModelsAt } from './shared/read-models-at.js';

/** Who answers which question. */
export const QUERY_HANDLERS: readonly (new (dependencies: QueryDependencies) => IQueryHandler)[] = [
  GetAllianceHandler,
  ListAlliancesHandler,
  GetLifecycleHandler,
  GetTrustTimelineHandler,
  ListCommitmentsHandler,
  GetCommitmentHandler,
  ListContributionsHandler,
  GetContributionHandler,
  GetPortfolioHandler,
  GetTrackRecordHandler,
  GetReciprocityHandler,
  GetScorecardHandler,
  GetWarningSignsHandler,
  ListEventsHandler,
  StreamEventsHandler,
  GetStateHandler,
  GetChangesHandler,
  GetLineageHandler,
  ListAuditEntriesHandler,
];

/** What the handlers need, from the two stores. */
export function queryDependencies(sources: ReadModelSources): QueryDependencies {
  const { eventStore, clock, cacheBytes } = sources;
  return {
    models: new ReadModelsAt(sources),
    store: eventStore,
    assessments: new Assessments(eventStore, clock, cacheBytes),
    clock,
  };
}

/** A query bus of its own, on which all questions are answered. */
export function queryBus(sources: ReadModelSources): QueryBus {
  const dependencies = queryDependencies(sources);
  return queryBusWith(QUERY_HANDLERS.map((Handler) => new Handler(dependencies)));
}
