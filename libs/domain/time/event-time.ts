import { intervalOf } from './occurred-on.js';
import type { Interval, OccurredOn } from './occurred-on.js';

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
