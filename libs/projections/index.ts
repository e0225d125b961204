import { alliancesProjection } from './alliances/alliances-projection.js';
import { assessmentsProjection } from './assessments/assessments.js';
import { contributionsProjection } from './contributions/contributions.js';
import { lifecycleProjection } from './lifecycle/lifecycle-projection.js';
import { type Projection } from './projection/projection.js';

/** Every projection there is. */
export const PROJECTIONS: readonly Projection[] = [
  alliancesProjection,
  lifecycleProjection,
  contributionsProjection,
  assessmentsProjection,
];

export { AmendingProjector } from './amendments/amending-projector.js';
export * from './projection/projection.js';
export * from './running/keep-projecting.js';
export * from './running/parts.js';
export * from './running/run-projections.js';
export { alliancesProjection, assessmentsProjection, contributionsProjection, lifecycleProjection };
