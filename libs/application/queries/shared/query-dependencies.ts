import { type EventStore } from '#event-store';
import { type Clock } from '../../shared/identity.js';
import { type Assessments } from './assessments.js';
import { type ReadModelsAt } from './read-models-at.js';

/** What every question may be answered from. */
export interface QueryDependencies {
  readonly models: ReadModelsAt;
  readonly store: EventStore;
  readonly assessments: Assessments;
  readonly clock: Clock;
}
