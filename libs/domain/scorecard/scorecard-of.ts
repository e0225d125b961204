import { type AssessmentState } from '../assessment/assessment-state.js';
import { reciprocityOf } from '../reciprocity/reciprocity-of.js';
import { adaptabilityOf } from './adaptability.js';
import { balanceDimensionOf } from './balance.js';
import { deliveryOf } from './delivery.js';
import { progressOf } from './progress.js';
import { relationshipOf } from './relationship.js';
import { type Dimension, type Scorecard } from './scorecard.js';
import { valueOf } from './value.js';

/** One more whenever what a dimension says changes. */
export const SCORECARD_VERSION = 2;

/**
 * The dimensions of an alliance side by side, as of an instant (milliseconds since 1970).
 *
 * @param explain whether they name the events they rest on, which takes longer than to compute them
 */
export function scorecardOf(
  state: AssessmentState,
  asOf: number,
  reciprocity = reciprocityOf(state, asOf),
  explain = true,
): Scorecard {
  const dimensions = [
    relationshipOf(state, asOf, explain),
    deliveryOf(state, asOf, explain),
    progressOf(state, explain),
    balanceDimensionOf(state, reciprocity, explain),
    valueOf(state, reciprocity, explain),
    adaptabilityOf(state, asOf, explain),
  ] as const;
  const headline = lowestOf(dimensions);
  return { allianceId: state.profile.allianceId, asOf, dimensions, ...(headline && { headline }) };
}

function lowestOf(dimensions: Scorecard['dimensions']): Dimension | undefined {
  let lowest: { readonly dimension: Dimension; readonly score: number } | undefined;
  for (const { dimension, score } of dimensions)
    if (score !== undefined && (!lowest || score < lowest.score)) lowest = { dimension, score };
  return lowest?.dimension;
}
