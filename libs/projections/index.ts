import { alliancesProjection } from './alliances/alliances-projection.js';
import { assessmentsProjection } from './assessments/assessments-projection.js';
import { contributionsProjection } from './contributions/contributions-projection.js';
import { lifecycleProjection } from './lifecycle-histories/lifecycle-projection.js';
import type { Projection } from './projection.js';

/** Every projection there is. */
export const PROJECTIONS: readonly Projection[] = [
  alliancesProjection,
  lifecycleProjection,
  contributionsProjection,
  assessmentsProjection,
];

export { AmendingProjector } from './amendments/amending-projector.js';
export * from './keep-projecting.js';
export * from './parts.js';
export * from './projection.js';
export * from './run-projections.js';
export type { ProjectionObserver } from './running-projection.js';
export { alliancesProjection, assessmentsProjection, contributionsProjection, lifecycleProjection };
