import { isEnded } from '../catalogue/phases.js';
import { type AllianceProfile, currentSpan } from '../alliance/profile.js';
import { type PhaseSpan } from '../alliance/phases.js';
import { dayOf, firstDayOf } from '../time/occurred-on.js';
import { type EventRef } from '../time/event-ref.js';

/** The calendar day of a ref, UTC, counted from 1970-01-01. */
export function dayOfEvent({ at }: Pick<EventRef, 'at'>): number {
  return dayOf(at);
}

/** The day of an instant, or that of the alliance's end if it has ended: nothing falls due after it. */
export function lastDayOfLife(profile: AllianceProfile, asOf: number): number {
  const { phase, from } = currentSpan(profile);
  return isEnded(phase) ? Math.min(dayOf(asOf), firstDayOf(from)) : dayOf(asOf);
}

/** The calendar days from one day to another on which the alliance was active: a pause, or a lapse, stops the clock. */
export function activeDaysBetween(
  { phases }: Pick<AllianceProfile, 'phases'>,
  from: number,
  to: number,
): number {
  let idle = 0;
  for (const span of phases) if (span.phase !== 'active') idle += daysWithin(span, from, to);
  return Math.max(0, to - from - idle);
}

function daysWithin(span: PhaseSpan, from: number, to: number): number {
  const begins = Math.max(from, firstDayOf(span.from));
  const ends = span.to === undefined ? to : Math.min(to, firstDayOf(span.to));
  return Math.max(0, ends - begins);
}
