import { type AllianceEventType } from '../catalogue/catalogue.js';
import {
  everyPartnerNamed,
  isCommitmentEvent,
  partnersNamed,
  type RecordedAllianceEvent,
} from '../catalogue/events.js';
import { defined } from '../shared/defined.js';
import { periodOf } from '../time/event-time.js';
import { type Interval, type OccurredOn } from '../time/occurred-on.js';

/**
 * What a recorded event needs of the alliance as it stood: its phase must accept it, and those it names
 * must be partners. An event entered later for an earlier time is held against it.
 */
export interface Fact extends Interval {
  readonly eventId: string;
  readonly type: AllianceEventType;
  readonly occurredOn: OccurredOn;
  readonly revision: number;
  readonly partners: readonly string[];
  /** The partners must be exactly these. */
  readonly everyPartner?: readonly string[];
  readonly commitmentId?: string;
}

/** What an event needs, be it recorded or about to be. */
export function factOf(event: RecordedAllianceEvent): Fact {
  const { eventId, type, occurredOn, revision } = event;
  return defined({
    eventId,
    type,
    occurredOn,
    revision,
    ...periodOf(event),
    partners: partnersNamed(event),
    everyPartner: everyPartnerNamed(event),
    commitmentId: isCommitmentEvent(event) ? event.data.commitmentId : undefined,
  });
}
