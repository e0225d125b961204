import type { Moment } from '../time/moment.js';
import type { OccurredOn } from '../time/occurred-on.js';

/** An event as a figure names it: which one, and where it stands. An imprecise time counts as its first instant. */
export interface Mark extends Moment {
  readonly eventId: string;
  readonly occurredOn: OccurredOn;
}
