import { dayOfEvent } from '../assessment/days.js';
import { pendingReview } from '../assessment/due-reviews.js';
import { type AssessmentState } from '../assessment/assessment-state.js';
import { dayOf, firstDayOf } from '../time/occurred-on.js';
import { type DraftFinding, counted, finding } from './finding.js';
import { type WarningThresholds } from './thresholds.js';

/** W7 */
export function openEnded(
  state: AssessmentState,
  asOf: number,
  limits: WarningThresholds['W7'],
): DraftFinding[] {
  return [...noDate(state, asOf, limits), ...overdueReview(state, asOf, limits)];
}

/** Once the first days are over, that no date was agreed on in them remains so. */
function noDate(
  { profile, firstDateAgreed }: AssessmentState,
  asOf: number,
  { formingDays }: WarningThresholds['W7'],
): DraftFinding[] {
  const formed = firstDayOf(profile.formedOn);
  const agreed = firstDateAgreed && dayOfEvent(firstDateAgreed);
  if (dayOf(asOf) - formed <= formingDays || (agreed !== undefined && agreed - formed <= formingDays))
    return [];
  return [
    finding('W7', {
      level: 'amber',
      rule: 'no-date',
      facts: { days: (agreed ?? dayOf(asOf)) - formed },
      text: `Neither an end of the trial nor a date to review the alliance was agreed on within ${counted(formingDays, 'day')} of forming it.`,
      advice: 'Agree on the date of the next review: three or six months ahead is usual.',
      refs: firstDateAgreed ? [firstDateAgreed] : [],
    }),
  ];
}

function overdueReview(
  state: AssessmentState,
  asOf: number,
  limits: WarningThresholds['W7'],
): DraftFinding[] {
  const last = pendingReview(state, asOf);
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
      refs: [last.agreed],
    }),
  ];
}
