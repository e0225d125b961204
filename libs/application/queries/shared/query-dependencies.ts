import { type EventStore } from '#event-store';
import { type Clock } from '../../shared/identity.js';
import { type Assessments } from './assessments.js';
import { type ReadModels } from './read-models.js';

/** What every question may be answered from. */
export interface QueryDependencies {
  readonly models: ReadModels;
  readonly store: EventStore;
  readonly assessments: Assessments;
  readonly now: Clock;
}
