import { beginsEpoch } from '../catalogue/events.js';
import type { AllianceState } from '../state/alliance-state.js';
import { factOf } from '../alliance/facts.js';
import type { Command } from '../catalogue/commands.js';
import type { AllianceEvent, RecordedAllianceEvent } from '../catalogue/events.js';
import { mustNotContradict } from '../rules/contradiction.js';
import { mustFitTrackedItems } from '../rules/tracked-items.js';
import { mustFollow, mustStand } from '../rules/standing.js';
import { mustComeInOrder, mustNotPrecedeTheAlliance } from '../rules/time.js';
import type { EventTime } from '../time/event-time.js';

/** What the envelope of the command's event would tell of its time, were it recorded next. */
export function nextEventTime(
  state: AllianceState,
  { occurredOn, now }: Pick<Command, 'occurredOn' | 'now'>,
): EventTime {
  return { eventId: PROPOSED, occurredOn, revision: state.revision + 1, recordedAt: now };
}

/** An event as it would be recorded next. */
export function asRecorded(state: AllianceState, event: AllianceEvent, now: string): RecordedAllianceEvent {
  const { type, occurredOn, data } = event;
  // Field by field: a spread of the event costs more than all the rules together.
  const recorded = {
    type,
    occurredOn,
    data,
    allianceId: state.profile.allianceId,
    eventId: PROPOSED,
    revision: state.revision + 1,
    position: '',
    recordedAt: now,
    recordedBy: '',
  };
  return recorded as RecordedAllianceEvent;
}

/** The id of what has none yet. */
const PROPOSED = 'proposed';

/** The event, as the one to record, if the alliance as it stood allows it and it contradicts nothing recorded. */
export function propose(state: AllianceState, event: AllianceEvent, now: string): AllianceEvent[] {
  const recorded = asRecorded(state, event, now);
  mustBeAllowed(state, recorded);
  mustFitTrackedItems(state, recorded);
  mustNotContradict(state, recorded);
  return [event];
}

/** What the alliance, as it stood when the event happened, must allow: its phase and its partners. */
export function mustBeAllowed(state: AllianceState, event: RecordedAllianceEvent): void {
  const fact = factOf(event);
  if (!beginsEpoch(event)) {
    mustStand(state, fact);
    return;
  }
  mustNotPrecedeTheAlliance(state.profile, state.epochs, fact);
  mustComeInOrder(state.epochs, fact);
  mustFollow(state, fact);
}
