import { factOf } from '../alliance/facts.js';
import { type CommandType, eventOf } from '../catalogue/catalogue.js';
import { type Command } from '../catalogue/commands.js';
import { type AllianceEvent, beginsEpoch, type RecordedAllianceEvent } from '../catalogue/events.js';
import { type Commitment, type CommitmentEntry } from '../commitment/commitment.js';
import { entryOf } from '../commitment/evolve-commitment.js';
import { partiesAt } from '../commitment/terms.js';
import { mustBeMade } from '../rules/commitments.js';
import { mustNotContradict } from '../rules/contradiction.js';
import { type Parties } from '../rules/parties.js';
import { mustFollow, mustStand } from '../rules/standing.js';
import { mustComeInOrder, mustNotPrecedeTheAlliance } from '../rules/time.js';
import { mustFitTrackedItems } from '../rules/tracked-items.js';
import { type AllianceState } from '../state/alliance-state.js';
import { type EventTime } from '../time/event-time.js';

/** Decides a command: the events to record, together or not at all. Throws RuleViolation or UnknownReference. */
export type Decider<C extends CommandType> = (command: Command<C>, state: AllianceState) => AllianceEvent[];

/** Deciders of some commands, by name. */
export type Deciders = { readonly [C in CommandType]?: Decider<C> };

/** The id of what has none yet. */
const PROPOSED = 'proposed';

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

/** Records what a command says, as it says it, if `propose` allows it. */
export function record<C extends CommandType>(
  { type, occurredOn, data, now }: Pick<Command<C>, 'type' | 'occurredOn' | 'data' | 'now'>,
  state: AllianceState,
): AllianceEvent[] {
  // Type and data belong together: the compiler asks a decider of each command whose data are not its event's.
  return propose(state, { type: eventOf(type), occurredOn, data } as unknown as AllianceEvent, now);
}

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

/** The commitment that a command is about, with its parties then, and where the command's event would stand in it. */
export function commitmentAt(
  state: AllianceState,
  command: Pick<Command, 'occurredOn' | 'now'> & { readonly data: { readonly commitmentId: string } },
): {
  readonly commitment: Commitment;
  readonly entry: CommitmentEntry;
  readonly parties: Parties;
} {
  const { commitmentId } = command.data;
  const commitment = mustBeMade(state, commitmentId, command.occurredOn);
  const entry = entryOf(nextEventTime(state, command), commitment);
  return { commitment, entry, parties: { commitmentId, ...partiesAt(commitment, entry) } };
}
