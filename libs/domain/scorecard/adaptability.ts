import { dayOfEvent, lastDayOfLife } from '../assessment/days.js';
import { dueReviews } from '../assessment/due-reviews.js';
import { eventIdsOf } from '../assessment/event-ids.js';
import { type AssessmentState } from '../assessment/assessment-state.js';
import { type EventRef } from '../time/event-ref.js';
import { type Adaptability } from './scorecard.js';
import { scored } from './state.js';

const RESOLVED_WITHIN_DAYS = 30;

/** An occasion on which an alliance adapted in time, or did not: with the events that tell. */
interface Occasion {
  readonly inTime: boolean;
  readonly events: readonly EventRef[];
}

type Percentage = keyof Adaptability['figures'];
/** What each of the three percentages is taken of. */
type Occasions = Readonly<Record<Percentage, readonly Occasion[]>>;

/** The mean of those of its three parts that have data. */
export function adaptabilityOf(state: AssessmentState, asOf: number, explain: boolean): Adaptability {
  const occasions = occasionsOf(state, asOf);
  const known = Object.entries(occasions).flatMap(([name, all]) =>
    all.length === 0 ? [] : [[name, (100 * all.filter(({ inTime }) => inTime).length) / all.length] as const],
  );
  const mean = known.reduce((sum, [, percent]) => sum + percent, 0) / known.length;
  return {
    dimension: 'adaptability',
    ...scored(known.length > 0 ? mean : undefined),
    figures: Object.fromEntries(known),
    events: explain
      ? eventIdsOf(Object.values(occasions).flatMap((all) => all.flatMap(({ events }) => events)))
      : [],
  };
}

export function occasionsOf(state: AssessmentState, asOf: number): Occasions {
  return {
    reviewsOnTime: reviewsHeld(state, asOf),
    concernsResolved: concernsResolved(state, asOf),
    renegotiatedInTime: renegotiationsInTime(state),
  };
}

/** Of the reviews whose date has come: those held by it. One whose date was moved in time was never due. */
function reviewsHeld(state: AssessmentState, asOf: number): readonly Occasion[] {
  const today = lastDayOfLife(state.profile, asOf);
  return dueReviews(state, asOf).flatMap(({ agreed, dueDay, settledBy, inTime, movedInTime }) => {
    if (movedInTime || dueDay > today) return [];
    if (settledBy) return { inTime: inTime === true, events: [agreed, settledBy] };
    return dueDay < today ? { inTime: false, events: [agreed] } : [];
  });
}

/** Of the concerns that were resolved, or are older than 30 days: those resolved within them. */
function concernsResolved({ trackedItems, profile }: AssessmentState, asOf: number): readonly Occasion[] {
  const today = lastDayOfLife(profile, asOf);
  return [...trackedItems.concern.values()].flatMap(({ opened: raised, closed: resolved }) => {
    if (!raised) return [];
    const days = (resolved ? dayOfEvent(resolved) : today) - dayOfEvent(raised);
    const inTime = days <= RESOLVED_WITHIN_DAYS;
    if (resolved) return { inTime, events: [raised, resolved] };
    return inTime ? [] : { inTime, events: [raised] };
  });
}

/** Of the occasions on which the terms did not hold: those on which others were agreed on before the due date. */
function renegotiationsInTime({ renegotiations, outcomes }: AssessmentState): readonly Occasion[] {
  const failed = outcomes.filter(({ type, daysLate }) => type === 'CommitmentMissed' || daysLate > 0);
  return [
    ...Array.from(renegotiations, (renegotiation) => ({ inTime: true, events: [renegotiation] })),
    ...Array.from(failed, (outcome) => ({ inTime: false, events: [outcome] })),
  ];
}
