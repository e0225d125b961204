import { dayOfEvent, lastDayOfLife } from '../assessment/days.js';
import { dueReviews } from '../assessment/due-reviews.js';
import { eventIdsOf } from '../assessment/event-ids.js';
import { type AssessmentState } from '../assessment/assessment-state.js';
import { type EventRef } from '../time/event-ref.js';
import { type Adaptability } from './scorecard.js';
import { scored } from './state.js';

const RESOLVED_WITHIN_DAYS = 30;

/** Of how many there were, how many went well: with the events that tell. */
class Part {
  readonly events: EventRef[] = [];
  private all = 0;
  private well = 0;

  count(wentWell: boolean, ...events: readonly EventRef[]): void {
    this.all += 1;
    if (wentWell) this.well += 1;
    this.events.push(...events);
  }

  get percent(): number | undefined {
    return this.all === 0 ? undefined : (100 * this.well) / this.all;
  }
}

/** The mean of those of its three parts that have data. */
export function adaptabilityOf(state: AssessmentState, asOf: number, explain: boolean): Adaptability {
  const reviews = reviewsHeld(state, asOf);
  const concerns = concernsResolved(state, asOf);
  const renegotiations = renegotiationsInTime(state);
  const parts = [reviews, concerns, renegotiations];
  const known = parts.flatMap(({ percent }) => (percent === undefined ? [] : [percent]));
  const mean = known.reduce((sum, percent) => sum + percent, 0) / known.length;
  return {
    dimension: 'adaptability',
    ...scored(known.length > 0 ? mean : undefined),
    figures: {
      ...(reviews.percent !== undefined && { reviewsOnTime: reviews.percent }),
      ...(concerns.percent !== undefined && { concernsResolved: concerns.percent }),
      ...(renegotiations.percent !== undefined && { renegotiatedInTime: renegotiations.percent }),
    },
    events: explain ? eventIdsOf(parts.flatMap(({ events }) => events)) : [],
  };
}

/** Of the reviews whose date has come: those held by it. One whose date was moved in time was never due. */
function reviewsHeld(state: AssessmentState, asOf: number): Part {
  const part = new Part();
  const today = lastDayOfLife(state.profile, asOf);
  for (const { agreed, dueDay, settledBy, inTime, movedInTime } of dueReviews(state, asOf)) {
    if (movedInTime || dueDay > today) continue;
    if (settledBy) part.count(inTime === true, agreed, settledBy);
    else if (dueDay < today) part.count(false, agreed);
  }
  return part;
}

/** Of the concerns that were resolved, or are older than 30 days: those resolved within them. */
function concernsResolved({ trackedItems, profile }: AssessmentState, asOf: number): Part {
  const part = new Part();
  const today = lastDayOfLife(profile, asOf);
  for (const { opened: raised, closed: resolved } of trackedItems.concern.values()) {
    if (!raised) continue;
    if (resolved)
      part.count(dayOfEvent(resolved) - dayOfEvent(raised) <= RESOLVED_WITHIN_DAYS, raised, resolved);
    else if (today - dayOfEvent(raised) > RESOLVED_WITHIN_DAYS) part.count(false, raised);
  }
  return part;
}

/** Of the occasions on which the terms did not hold: those on which others were agreed on before the due date. */
function renegotiationsInTime({ renegotiations, outcomes }: AssessmentState): Part {
  const part = new Part();
  for (const renegotiation of renegotiations) part.count(true, renegotiation);
  outcomes.forEach((outcome) => {
    if (outcome.type === 'CommitmentMissed' || outcome.daysLate > 0) part.count(false, outcome);
  });
  return part;
}
