import { liveStanding } from '../commitment/disputes.js';
import type { Outcome } from '../commitment/commitment.js';
import { eventIdsOf } from '../ledger/event-ids.js';
import type { Ledger, Mark } from '../ledger/ledger.js';
import { overdueCommitments } from '../ledger/overdue-commitments.js';
import { dayOf, lastDayOf } from '../time/occurred-on.js';
import { isExcused } from '../trust/evidence.js';
import type { Delivery } from './scorecard.js';
import { scored } from './state.js';

const WINDOW_DAYS = 180;
const WHILE_DISPUTED = 0.5;

/**
 * 100·Σw·y/Σw over the outcomes due in the last 180 days, where y = f · 2^(−L/G). An outcome without a due date counts
 * on its own day; an excused miss does not count, and a disputed outcome does by half.
 */
export function deliveryOf(ledger: Ledger, asOf: number): Delivery {
  const today = dayOf(asOf);
  const outcomes: Mark[] = [];
  const daysLate: number[] = [];
  let weight = 0;
  let delivered = 0;
  for (const commitment of ledger.commitments.values()) {
    const live = commitment.closing ? undefined : liveStanding(commitment);
    if (!live || isExcused(live.outcome)) continue;
    const { outcome, standing } = live;
    const age = today - dueDayOf(outcome);
    if (age < 0 || age > WINDOW_DAYS) continue;
    const { judgedBy } = outcome.data;
    const w = judgedBy.weight * (standing === 'disputed' ? WHILE_DISPUTED : 1);
    weight += w;
    delivered += w * judgedBy.fraction * 2 ** (-judgedBy.daysLate / judgedBy.policy.latenessScale);
    outcomes.push(outcome);
    if (outcome.type !== 'CommitmentMissed') daysLate.push(judgedBy.daysLate);
  }
  const overdue = overdueCommitments(ledger, asOf);
  const median = medianOf(daysLate);
  return {
    dimension: 'delivery',
    ...scored(weight > 0 ? (100 * delivered) / weight : undefined),
    figures: {
      outcomes: outcomes.length,
      weight,
      overdue: overdue.length,
      ...(median !== undefined && { medianDaysLate: median }),
    },
    events: eventIdsOf([...outcomes, ...overdue.map(({ made }) => made)]),
  };
}

function dueDayOf(outcome: Outcome): number {
  const { dueOn } = outcome.data.judgedBy;
  return dueOn === undefined ? dayOf(outcome.at) : lastDayOf(dueOn);
}

function medianOf(figures: readonly number[]): number | undefined {
  const sorted = [...figures].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
