import { pausesOf } from '../alliance/pauses.js';
import { type Commitment } from '../commitment/commitment.js';
import { dueOnOf, termsAt } from '../commitment/terms.js';
import { dayOf, lastDayOf } from '../time/occurred-on.js';
import { type AssessmentState } from './assessment-state.js';

/** The open commitments whose due date, as pauses moved it, is past. */
export function overdueCommitments({ profile, open }: AssessmentState, asOf: number): Commitment[] {
  const pauses = pausesOf(profile.phases);
  const today = dayOf(asOf);
  const overdue: Commitment[] = [];
  open.forEach((commitment) => {
    const dueOn = dueOnOf(termsAt(commitment), pauses, asOf);
    if (dueOn !== undefined && lastDayOf(dueOn) < today) overdue.push(commitment);
  });
  return overdue;
}
