import { type Moment } from './moment.js';
import { type Interval, intervalOf, type OccurredOn, startOf } from './occurred-on.js';

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

/**
 * When something counts from, in milliseconds since 1970: the first instant of its period, or what it cannot have
 * come before if that is later.
 */
export function countsFrom(occurredOn: OccurredOn, since: number): number {
  return Math.max(startOf(occurredOn), since);
}

/**
 * Where an event stands in its alliance's own order.
 *
 * @param formedOn of the alliance: what is dated roughly counts from then at the earliest
 */
export function momentOf(
  { occurredOn, revision }: Pick<EventTime, 'occurredOn' | 'revision'>,
  formedOn: OccurredOn,
): Moment {
  return { at: countsFrom(occurredOn, startOf(formedOn)), revision };
}
