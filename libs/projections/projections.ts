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
