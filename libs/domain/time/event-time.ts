import { type Moment } from './moment.js';
import { DAY_MS, firstDayOf, type Interval, intervalOf, type OccurredOn, startOf } from './occurred-on.js';

/** What an event's envelope tells of its time, be it recorded or about to be. */
export interface EventTime {
  readonly eventId: string;
  readonly occurredOn: OccurredOn;
  readonly revision: number;
  /** An instant: ISO 8601. */
  readonly recordedAt: string;
}

/** The period in which an event happened, in milliseconds since 1970: it was over when the event was recorded. */
export function periodOf({ occurredOn, recordedAt }: Pick<EventTime, 'occurredOn' | 'recordedAt'>): Interval {
  const { from, to } = intervalOf(occurredOn);
  return { from, to: Math.max(from, Math.min(to, Date.parse(recordedAt))) };
}

/** Where an event stands in its alliance's own order. */
export function momentOf({ occurredOn, revision }: Pick<EventTime, 'occurredOn' | 'revision'>): Moment {
  return { at: startOf(occurredOn), revision };
}

/**
 * When evidence counts from, in milliseconds since 1970: the first instant of its period, or of the day
 * its commitment was made if that is later.
 */
export function evidenceTime(occurredOn: OccurredOn, madeOn?: OccurredOn): number {
  const start = startOf(occurredOn);
  return madeOn === undefined ? start : Math.max(start, firstDayOf(madeOn) * DAY_MS);
}
