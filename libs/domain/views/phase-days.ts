import { type PhaseSpan } from '../alliance/phases.js';
import { dayOf, firstDayOf } from '../time/occurred-on.js';

/**
 * How many calendar days (UTC) a phase lasted, or has lasted so far; an imprecise date counts as the first
 * day of its period. Undefined for a phase that lasts, unless a moment (milliseconds since 1970) is given.
 */
export function daysOf({ from, to }: Pick<PhaseSpan, 'from' | 'to'>, now?: number): number | undefined {
  const end = to !== undefined ? firstDayOf(to) : now !== undefined ? dayOf(now) : undefined;
  return end === undefined ? undefined : Math.max(0, end - firstDayOf(from));
}
