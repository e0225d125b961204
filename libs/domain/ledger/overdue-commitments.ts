import { pausesOf } from '../alliance/pauses.js';
import type { Commitment } from '../commitment/commitment.js';
import { statusOf } from '../commitment/status.js';
import { dueOnOf, termsAt } from '../commitment/terms.js';
import { dayOf, lastDayOf } from '../time/occurred-on.js';
import type { Ledger } from './ledger.js';

/** The open commitments whose due date, as pauses moved it, is past. */
export function overdueCommitments({ profile, commitments }: Ledger, asOf: number): Commitment[] {
  const pauses = pausesOf(profile.phases);
  const today = dayOf(asOf);
  const overdue: Commitment[] = [];
  for (const commitment of commitments.values()) {
    if (statusOf(commitment) !== 'open') continue;
    const dueOn = dueOnOf(termsAt(commitment), pauses, asOf);
    if (dueOn !== undefined && lastDayOf(dueOn) < today) overdue.push(commitment);
  }
  return overdue;
}
