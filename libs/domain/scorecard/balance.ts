import { eventIdsOf } from '../assessment/event-ids.js';
import { type AssessmentState } from '../assessment/assessment-state.js';
import { contributionEvents } from '../reciprocity/contribution-events.js';
import { type Reciprocity } from '../reciprocity/reciprocity.js';
import { defined } from '../shared/defined.js';
import { type Balance } from './scorecard.js';
import { scored } from './state.js';

/** 100·(1 − D/Dmax), Dmax = 1 − min τ, in the measure that leads. */
export function balanceDimensionOf(
  state: AssessmentState,
  { leading, leavesOut }: Reciprocity,
  explain: boolean,
): Balance {
  if (!leading) return { dimension: 'balance', ...scored(undefined), figures: {}, events: [] };
  const { name, coverage, imbalance, largestImbalance, gini, giniStar } = leading;
  const known = imbalance !== undefined && largestImbalance > 0;
  return {
    dimension: 'balance',
    ...scored(known ? Math.max(0, 100 * (1 - imbalance / largestImbalance)) : undefined),
    figures: defined({
      measure: name,
      coverage,
      leavesOut: leavesOut?.contributions,
      D: imbalance,
      Dmax: largestImbalance,
      gini,
      giniStar,
    }),
    events: explain ? eventIdsOf(contributionEvents(state, leading.measure)) : [],
  };
}
