import { type Amendment, isEntry } from '../amendments/amended-history.js';
import { type AmendableCommand, type Command } from '../catalogue/commands.js';
import {
  type AllianceEvent,
  beginsEpoch,
  itemTransitionOf,
  type RecordedAllianceEvent,
} from '../catalogue/events.js';
import { RuleViolation, UnknownReference } from '../rules/rule-violation.js';
import { defined } from '../shared/defined.js';
import { type AllianceState, fold } from '../state/alliance-state.js';
import { wholeLog } from '../state/event-log.js';
import { asRecorded, propose } from './propose.js';
import { mustLeaveAllPossible } from './remain-possible.js';

/** How the replacement is judged: as the command it would have been. */
type Decide = (command: Command, state: AllianceState | undefined) => AllianceEvent[];

/** What an entry should have said counts in its place, as if it had been recorded then: judged by the same rules. */
export function correctEntry(
  command: Command<'CorrectEntry'>,
  state: AllianceState,
  decide: Decide,
): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  const entry = entryToAmend(state, data.eventId);
  const event = decidedAgain(data.replacement, entry, state, decide);
  return amend(state, now, {
    type: 'EntryCorrected',
    occurredOn,
    data: defined({
      eventId: idOf(entry),
      type: event.type as Amendable['type'],
      occurredOn: event.occurredOn,
      replacement: event.data,
      reason: data.reason,
    }),
  });
}

/** An entry counts as if it had never been. */
export function retractEntry(command: Command<'RetractEntry'>, state: AllianceState): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  const entry = entryToAmend(state, data.eventId);
  if (entry.type === 'AllianceFormed') {
    throw new RuleViolation(
      'contradicts',
      `All there is of ${state.profile.name} rests on its forming: correct that entry, or dissolve the alliance.`,
      entry,
    );
  }
  return amend(state, now, { type: 'EntryRetracted', occurredOn, data: { ...data, eventId: idOf(entry) } });
}

type Amendable = Exclude<RecordedAllianceEvent, Amendment>;

function amend(
  state: AllianceState,
  now: string,
  amendment: AllianceEvent<'EntryCorrected' | 'EntryRetracted'>,
): AllianceEvent[] {
  const events = propose(state, amendment, now);
  mustLeaveAllPossible(state, asRecorded(state, amendment, now) as Amendment);
  return events;
}

/** Entries are known by the ids they were first recorded under. */
function idOf(entry: RecordedAllianceEvent): string {
  return entry.amends ?? entry.eventId;
}

/** `not-open`: what amends is not amended itself, and what was retracted is gone. */
function entryToAmend({ log, profile }: AllianceState, eventId: string): Amendable {
  const entry = wholeLog(log).findLast((event) => isEntry(event, eventId));
  if (!entry) throw new UnknownReference('entry', eventId, profile.allianceId);
  if (entry.type !== 'EntryCorrected' && entry.type !== 'EntryRetracted') return entry;
  throw new RuleViolation(
    'not-open',
    entry.amends === undefined
      ? `The entry ${eventId} amends another one: correct or retract that one, ${entry.data.eventId}.`
      : `The entry ${eventId} was retracted: record anew what is true instead.`,
    entry,
  );
}

/**
 * The event that the replacement would have been, recorded where and when the entry was. What others rest on is
 * judged by what was recorded before it; all else by all that is known.
 */
function decidedAgain(
  replacement: AmendableCommand,
  entry: Amendable,
  state: AllianceState,
  decide: Decide,
): AllianceEvent {
  // What became of its open promises was recorded beside it, and stands.
  if (replacement.type === 'DissolveAlliance' && entry.type === 'AllianceDissolved') {
    const { openCommitments } = entry.data;
    const { occurredOn, data } = replacement;
    return { type: 'AllianceDissolved', occurredOn, data: { ...data, openCommitments } };
  }
  const rests =
    beginsEpoch(entry) || entry.type === 'CommitmentMade' || itemTransitionOf(entry)?.step === 'open';
  const others = wholeLog(state.log).filter(({ revision }) =>
    rests ? revision < entry.revision : revision !== entry.revision,
  );
  const ground = fold(others);
  const [event] = decide(
    { ...replacement, now: entry.recordedAt },
    ground && { ...ground, revision: entry.revision - 1 },
  );
  if (!event) throw new Error(`${replacement.type} decides nothing.`);
  return event;
}
