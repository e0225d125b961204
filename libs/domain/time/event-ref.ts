import { countsFrom } from './event-time.js';
import { type Moment } from './moment.js';
import { type OccurredOn, startOf } from './occurred-on.js';

/** An event as a figure names it: which one, and where it stands. An imprecise time counts as its first instant. */
export interface EventRef extends Moment {
  readonly eventId: string;
  readonly occurredOn: OccurredOn;
}

/** @param formedOn when the alliance was formed: nothing counts from earlier */
export function eventRefOf(event: Omit<EventRef, 'at'>, formedOn: OccurredOn): EventRef {
  const { eventId, occurredOn, revision } = event;
  return { eventId, occurredOn, at: countsFrom(occurredOn, startOf(formedOn)), revision };
}
