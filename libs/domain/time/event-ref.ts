import { type Moment } from './moment.js';
import { type OccurredOn, startOf } from './occurred-on.js';

/** An event as a figure names it: which one, and where it stands. An imprecise time counts as its first instant. */
export interface EventRef extends Moment {
  readonly eventId: string;
  readonly occurredOn: OccurredOn;
}

export function eventRefOf({ eventId, occurredOn, revision }: Omit<EventRef, 'at'>): EventRef {
  return { eventId, occurredOn, at: startOf(occurredOn), revision };
}
