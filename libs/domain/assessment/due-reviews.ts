import { type Pause, movedDueOn, pausesOf } from '../alliance/pauses.js';
import { type OccurredOn, lastDayOf } from '../time/occurred-on.js';
import { dayOfEvent } from './days.js';
import { type AssessmentState, type ReviewStep } from './assessment-state.js';
import { type EventRef } from '../time/event-ref.js';

/** A review that was agreed on. */
export interface DueReview {
  /** The event that agreed on it. */
  readonly agreed: EventRef;
  /** Its date, as pauses moved it. */
  readonly dueOn: OccurredOn;
  /** The last day of it, counted from 1970-01-01. */
  readonly dueDay: number;
  /** What settles it: a review, or an agreement on another date. Left out: nothing has. */
  readonly settledBy?: EventRef;
  /** Held, or moved, by its date. */
  readonly inTime?: boolean;
  /** Another date was agreed on before this one came: it was never due. */
  readonly movedInTime?: boolean;
}

/**
 * The reviews that were agreed on, in order. The next review held settles the one that is due, be it early or late, as
 * does an agreement on another date; so only the last one may be pending.
 */
export function dueReviews({ profile, reviewSteps }: AssessmentState, asOf: number): DueReview[] {
  const pauses = pausesOf(profile.phases);
  const reviews: DueReview[] = [];
  let pending: DueReview | undefined;
  for (const step of reviewSteps) {
    if (pending) {
      const inTime = dayOfEvent(step) <= pending.dueDay;
      reviews.push({
        ...pending,
        settledBy: step,
        inTime,
        ...(!step.held && inTime && { movedInTime: true }),
      });
    }
    pending = agreedIn(step, pauses, asOf);
  }
  if (pending) reviews.push(pending);
  return reviews;
}

/** The last of them, if nothing has settled it. */
export function pendingReview(
  { profile, reviewSteps }: AssessmentState,
  asOf: number,
): DueReview | undefined {
  const last = reviewSteps.last();
  return last && agreedIn(last, pausesOf(profile.phases), asOf);
}

function agreedIn(step: ReviewStep, pauses: readonly Pause[], asOf: number): DueReview | undefined {
  if (step.nextReviewOn === undefined) return undefined;
  const dueOn = movedDueOn(step.nextReviewOn, step.occurredOn, pauses, asOf);
  return { agreed: step, dueOn, dueDay: lastDayOf(dueOn) };
}
