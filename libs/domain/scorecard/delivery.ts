import { type List } from 'immutable';
import { eventIdsOf } from '../assessment/event-ids.js';
import { type AssessmentState, type CommitmentOutcome } from '../assessment/assessment-state.js';
import { overdueCommitments } from '../assessment/overdue-commitments.js';
import { dayOf } from '../time/occurred-on.js';
import { type Delivery } from './scorecard.js';
import { scored } from './state.js';

const WINDOW_DAYS = 180;

/**
 * 100·Σw·y/Σw over the outcomes due in the last 180 days, where y = f · 2^(−L/G). An outcome without a due date counts
 * on its own day; an excused miss does not count, and a disputed outcome does by half.
 */
export function deliveryOf(state: AssessmentState, asOf: number, explain: boolean): Delivery {
  const outcomes = outcomesDue(state, asOf);
  const weight = outcomes.reduce((sum, one) => sum + one.weight, 0);
  const delivered = outcomes.reduce((sum, one) => sum + one.weight * one.delivered, 0);
  const daysLate = outcomes.filter(({ type }) => type !== 'CommitmentMissed').map((one) => one.daysLate);
  const overdue = overdueCommitments(state, asOf);
  const median = medianOf(daysLate.toArray());
  return {
    dimension: 'delivery',
    ...scored(weight > 0 ? (100 * delivered) / weight : undefined),
    figures: {
      outcomes: outcomes.size,
      weight,
      overdue: overdue.length,
      ...(median !== undefined && { medianDaysLate: median }),
    },
    events: explain ? eventIdsOf([...outcomes, ...overdue.map(({ made }) => made)]) : [],
  };
}

/** Those that count: due in the last 180 days. */
export function outcomesDue({ outcomes }: AssessmentState, asOf: number): List<CommitmentOutcome> {
  const today = dayOf(asOf);
  return outcomes.filter(({ dueDay }) => dueDay <= today && today - dueDay <= WINDOW_DAYS);
}

function medianOf(figures: readonly number[]): number | undefined {
  const sorted = [...figures].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
