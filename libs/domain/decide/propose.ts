import type { AllianceState } from '../alliance-state.js';
import { beginsChapter } from '../alliance/chapters.js';
import { factOf } from '../alliance/facts.js';
import type { Command } from '../commands.js';
import type { AllianceEvent, RecordedAllianceEvent } from '../events/alliance-event.js';
import { mustNotContradict } from '../rules/contradiction.js';
import { mustFitMatters } from '../rules/matters.js';
import { mustFollow, mustStand } from '../rules/standing.js';
import { mustComeInOrder, mustNotPrecedeTheAlliance } from '../rules/time.js';
import type { Stamp } from '../time/stamp.js';

/** What the envelope of the command's event would tell of its time, were it recorded next. */
export function nextStamp(
  state: AllianceState,
  { occurredOn, now }: Pick<Command, 'occurredOn' | 'now'>,
): Stamp {
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
  mustFitMatters(state, recorded);
  mustNotContradict(state, recorded);
  return [event];
}

/** What the alliance, as it stood when the event happened, must allow: its phase and its partners. */
export function mustBeAllowed(state: AllianceState, event: RecordedAllianceEvent): void {
  const fact = factOf(event);
  if (!beginsChapter(event)) {
    mustStand(state, fact);
    return;
  }
  mustNotPrecedeTheAlliance(state.profile, state.chapters, fact);
  mustComeInOrder(state.chapters, fact);
  mustFollow(state, fact);
}
