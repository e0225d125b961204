import { dayOfMark } from '../ledger/days.js';
import { pendingReview } from '../ledger/due-reviews.js';
import type { Ledger } from '../ledger/ledger.js';
import { dayOf, firstDayOf } from '../time/occurred-on.js';
import { counted, finding } from './finding.js';
import type { Drafted } from './finding.js';
import type { WarningThresholds } from './thresholds.js';

/** W7 */
export function openEnded(ledger: Ledger, asOf: number, limits: WarningThresholds['W7']): Drafted[] {
  return [...noDate(ledger, asOf, limits), ...overdueReview(ledger, asOf, limits)];
}

/** Once the first days are over, that no date was agreed on in them remains so. */
function noDate(
  { profile, firstDateAgreed }: Ledger,
  asOf: number,
  { formingDays }: WarningThresholds['W7'],
): Drafted[] {
  const formed = firstDayOf(profile.formedOn);
  const agreed = firstDateAgreed && dayOfMark(firstDateAgreed);
  if (dayOf(asOf) - formed <= formingDays || (agreed !== undefined && agreed - formed <= formingDays))
    return [];
  return [
    finding('W7', {
      level: 'amber',
      rule: 'no-date',
      facts: { days: (agreed ?? dayOf(asOf)) - formed },
      text: `Neither an end of the trial nor a date to review the alliance was agreed on within ${counted(formingDays, 'day')} of forming it.`,
      advice: 'Agree on the date of the next review: three or six months ahead is usual.',
      marks: firstDateAgreed ? [firstDateAgreed] : [],
    }),
  ];
}

function overdueReview(ledger: Ledger, asOf: number, limits: WarningThresholds['W7']): Drafted[] {
  const last = pendingReview(ledger, asOf);
  if (!last) return [];
  const days = dayOf(asOf) - last.dueDay;
  if (days < limits.overdueDays) return [];
  return [
    finding('W7', {
      level: 'red',
      rule: 'review-overdue',
      facts: { days, dueOn: last.dueOn },
      text: `The review that was due on ${last.dueOn} is ${counted(days, 'day')} overdue.`,
      advice: 'Hold it now, and decide: continue, renegotiate, pause or part.',
      marks: [last.agreed],
    }),
  ];
}
