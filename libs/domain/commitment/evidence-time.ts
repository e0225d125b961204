import { DAY_MS, firstDayOf, startOf } from '../time/occurred-on.js';
import type { OccurredOn } from '../time/occurred-on.js';

/**
 * When evidence counts from, in milliseconds since 1970: the first instant of its period, or of the day
 * its commitment was made if that is later.
 */
export function evidenceTime(occurredOn: OccurredOn, madeOn?: OccurredOn): number {
  const start = startOf(occurredOn);
  return madeOn === undefined ? start : Math.max(start, firstDayOf(madeOn) * DAY_MS);
}
