import { dayOfMark, lastDayOfLife } from '../ledger/days.js';
import { dueReviews } from '../ledger/due-reviews.js';
import { eventIdsOf } from '../ledger/event-ids.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Mark } from '../ledger/mark.js';
import type { Adaptability } from './scorecard.js';
import { scored } from './state.js';

const RESOLVED_WITHIN_DAYS = 30;

/** Of how many there were, how many went well: with the events that tell. */
class Part {
  readonly events: Mark[] = [];
  private all = 0;
  private well = 0;

  count(wentWell: boolean, ...events: readonly Mark[]): void {
    this.all += 1;
    if (wentWell) this.well += 1;
    this.events.push(...events);
  }

  get percent(): number | undefined {
    return this.all === 0 ? undefined : (100 * this.well) / this.all;
  }
}

/** The mean of those of its three parts that have data. */
export function adaptabilityOf(ledger: Ledger, asOf: number, explain: boolean): Adaptability {
  const reviews = reviewsHeld(ledger, asOf);
  const concerns = concernsResolved(ledger, asOf);
  const renegotiations = renegotiationsInTime(ledger);
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

/** Of the reviews that were due: those held by their date. One whose date was moved in time was never due. */
function reviewsHeld(ledger: Ledger, asOf: number): Part {
  const part = new Part();
  const today = lastDayOfLife(ledger.profile, asOf);
  for (const { agreed, dueDay, settledBy, inTime, movedInTime } of dueReviews(ledger, asOf)) {
    if (movedInTime) continue;
    if (settledBy) part.count(inTime === true, agreed, settledBy);
    else if (dueDay < today) part.count(false, agreed);
  }
  return part;
}

/** Of the concerns that were resolved, or are older than 30 days: those resolved within them. */
function concernsResolved({ concerns, profile }: Ledger, asOf: number): Part {
  const part = new Part();
  const today = lastDayOfLife(profile, asOf);
  for (const { raised, resolved } of concerns.values()) {
    if (!raised) continue;
    if (resolved)
      part.count(dayOfMark(resolved) - dayOfMark(raised) <= RESOLVED_WITHIN_DAYS, raised, resolved);
    else if (today - dayOfMark(raised) > RESOLVED_WITHIN_DAYS) part.count(false, raised);
  }
  return part;
}

/** Of the occasions on which the terms did not hold: those on which others were agreed on before the due date. */
function renegotiationsInTime({ renegotiations, settled }: Ledger): Part {
  const part = new Part();
  for (const renegotiation of renegotiations) part.count(true, renegotiation);
  settled.forEach((outcome) => {
    if (outcome.type === 'CommitmentMissed' || outcome.daysLate > 0) part.count(false, outcome);
  });
  return part;
}
