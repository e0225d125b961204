import type { EventStore } from '#event-store';
import type { Clock } from '../identity.js';
import { GetAllianceHandler } from './get-alliance/get-alliance.js';
import { GetCommitmentHandler } from './get-commitment/get-commitment.js';
import { GetContributionHandler } from './get-contribution/get-contribution.js';
import { GetLifecycleHandler } from './get-lifecycle/get-lifecycle.js';
import { GetPortfolioHandler } from './get-portfolio/get-portfolio.js';
import { GetReciprocityHandler } from './get-reciprocity/get-reciprocity.js';
import { GetScorecardHandler } from './get-scorecard/get-scorecard.js';
import { GetStateHandler } from './get-state/get-state.js';
import { GetTrackRecordHandler } from './get-track-record/get-track-record.js';
import { GetTrustTimelineHandler } from './get-trust-timeline/get-trust-timeline.js';
import { GetWarningSignsHandler } from './get-warning-signs/get-warning-signs.js';
import { ListAlliancesHandler } from './list-alliances/list-alliances.js';
import { ListCommitmentsHandler } from './list-commitments/list-commitments.js';
import { ListContributionsHandler } from './list-contributions/list-contributions.js';
import { ListEventsHandler, StreamEventsHandler } from './list-events/list-events.js';
import type { ReadModels } from './shared/read-models.js';

/** Who answers from the read models. */
export const READ_MODEL_HANDLERS: readonly (new (models: ReadModels) => object)[] = [
  GetAllianceHandler,
  ListAlliancesHandler,
  GetLifecycleHandler,
  GetTrustTimelineHandler,
  ListCommitmentsHandler,
  GetCommitmentHandler,
  ListContributionsHandler,
  GetContributionHandler,
  GetPortfolioHandler,
];

/** Who answers from the events, and from the read models. */
export const AS_OF_HANDLERS: readonly (new (models: ReadModels, store: EventStore) => object)[] = [
  GetTrackRecordHandler,
  GetReciprocityHandler,
  GetScorecardHandler,
  GetWarningSignsHandler,
];

/** Who answers from the events alone. */
export const REPLAY_HANDLERS: readonly (new (store: EventStore, now: Clock) => object)[] = [
  ListEventsHandler,
  StreamEventsHandler,
  GetStateHandler,
];
