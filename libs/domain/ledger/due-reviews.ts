import { movedDueOn, pausesOf } from '../alliance/pauses.js';
import { firstDayOf, lastDayOf } from '../time/occurred-on.js';
import type { OccurredOn } from '../time/occurred-on.js';
import type { Ledger, ReviewStep } from './ledger.js';
import type { Mark } from './mark.js';

/** A review that was agreed on. */
export interface DueReview {
  /** The event that agreed on it. */
  readonly agreed: Mark;
  /** Its date, as pauses moved it. */
  readonly dueOn: OccurredOn;
  /** The last day of it, counted from 1970-01-01. */
  readonly dueDay: number;
  /** What settled it: a review, or an agreement on another date. Left out: nothing has. */
  readonly settledBy?: Mark;
  /** Held, or moved, by its date. */
  readonly inTime?: boolean;
  /** Another date was agreed on before this one came: it was never due. */
  readonly movedInTime?: boolean;
}

/**
 * The reviews that were agreed on, in order. The next review held settles the one that is due, be it early or late, as
 * does an agreement on another date; so only the last one may be pending.
 */
export function dueReviews({ profile, reviewSteps }: Ledger, asOf: number): DueReview[] {
  const pauses = pausesOf(profile.phases);
  const reviews: DueReview[] = [];
  let pending: DueReview | undefined;
  const agreeOn = (step: ReviewStep, date: OccurredOn): DueReview => {
    const dueOn = movedDueOn(date, step.occurredOn, pauses, asOf);
    return { agreed: step, dueOn, dueDay: lastDayOf(dueOn) };
  };
  for (const step of reviewSteps) {
    if (pending) {
      const inTime = firstDayOf(step.occurredOn) <= pending.dueDay;
      reviews.push({
        ...pending,
        settledBy: step,
        inTime,
        ...(!step.held && inTime && { movedInTime: true }),
      });
    }
    pending = step.nextReviewOn === undefined ? undefined : agreeOn(step, step.nextReviewOn);
  }
  return pending ? [...reviews, pending] : reviews;
}
