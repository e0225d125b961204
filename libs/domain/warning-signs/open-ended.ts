import { activeDaysBetween, dayOfEvent } from '../assessment/days.js';
import { pendingReview } from '../assessment/due-reviews.js';
import { firstDayOf } from '../time/occurred-on.js';
import { type SignRules, activeDaysSince, counted } from './sign-rules.js';

const thresholds = { formingDays: 14, overdueDays: 30 };

export const openEnded: SignRules<typeof thresholds> = {
  sign: 'W7',
  version: 2,
  thresholds,
  whilePaused: true,
  *check(assessed, { formingDays, overdueDays }) {
    const { state, asOf, today } = assessed;
    const { profile, firstDateAgreed } = state;
    // Once the first days are over, that no date was agreed on in them remains so.
    const agreed = firstDateAgreed ? dayOfEvent(firstDateAgreed) : today;
    const undated = activeDaysBetween(profile, firstDayOf(profile.formedOn), agreed);
    if (undated > formingDays)
      yield {
        level: 'amber',
        rule: 'no-date',
        facts: { days: undated },
        text: `Neither an end of the trial nor a date to review the alliance was agreed on within ${counted(formingDays, 'day')} of forming it.`,
        advice: 'Agree on the date of the next review: three or six months ahead is usual.',
        refs: firstDateAgreed ? [firstDateAgreed] : [],
      };
    const due = pendingReview(state, asOf);
    const late = due ? activeDaysSince(assessed, due.dueDay) : 0;
    if (due && late >= overdueDays)
      yield {
        level: 'red',
        rule: 'review-overdue',
        facts: { days: late, dueOn: due.dueOn },
        text: `The review that was due on ${due.dueOn} is ${counted(late, 'day')} overdue.`,
        advice: 'Hold it now, and decide: continue, renegotiate, pause or part.',
        refs: [due.agreed],
      };
  },
};
