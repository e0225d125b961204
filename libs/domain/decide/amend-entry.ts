import { type Amendment, isEntry } from '../amendments/amended-history.js';
import { type AmendableCommand, type Command } from '../catalogue/commands.js';
import {
  type AllianceEvent,
  beginsEpoch,
  companionsOf,
  itemTransitionOf,
  type RecordedAllianceEvent,
} from '../catalogue/events.js';
import { type OpenCommitment } from '../catalogue/phase-changes.js';
import { RuleViolation, UnknownReference } from '../rules/rule-violation.js';
import { defined } from '../shared/defined.js';
import { type AllianceState, fold } from '../state/alliance-state.js';
import { wholeLog } from '../state/event-log.js';
import { type OccurredOn } from '../time/occurred-on.js';
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
  mustStayTogether(state, entry, event.occurredOn);
  const correction = defined({
    eventId: idOf(entry),
    type: event.type as Amendable['type'],
    occurredOn: event.occurredOn,
    replacement: event.data,
    reason: data.reason,
  });
  return amend(state, now, [{ type: 'EntryCorrected', occurredOn, data: correction }]);
}

/** An entry counts as if it had never been, and so does what was recorded with it. */
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
  const together = recordedTogether(state, entry);
  const main = together[0] ?? entry;
  if (main !== entry) {
    throw new RuleViolation(
      'contradicts',
      `${main.type} of ${main.occurredOn} was recorded with that entry, and says so: retract that one, and what was ` +
        'recorded with it is retracted, too.',
      main,
    );
  }
  const retractions = together.map((one) => {
    const retraction = { ...data, eventId: idOf(one) };
    return { type: 'EntryRetracted', occurredOn, data: retraction } as const;
  });
  return amend(state, now, retractions);
}

type Amendable = Exclude<RecordedAllianceEvent, Amendment | RecordedAllianceEvent<'PersonalTextErased'>>;

function amend(
  state: AllianceState,
  now: string,
  amendments: readonly AllianceEvent<'EntryCorrected' | 'EntryRetracted'>[],
): AllianceEvent[] {
  const events = amendments.flatMap((amendment) => propose(state, amendment, now));
  mustLeaveAllPossible(
    state,
    amendments.map((amendment) => asRecorded(state, amendment, now) as Amendment),
  );
  return events;
}

/** What one append recorded together, with an entry among it: first the one that the others were recorded with. */
function recordedTogether({ log }: AllianceState, { revision }: Amendable): readonly Amendable[] {
  const events = wholeLog(log) as readonly Amendable[];
  const main = events.findLast(
    (event) => revision <= event.revision && revision >= event.revision - companionsOf(event),
  );
  if (!main) return [];
  const first = main.revision - companionsOf(main);
  return [main, ...events.filter((event) => event.revision >= first && event.revision < main.revision)];
}

/** `contradicts`: what one append recorded together happened together. */
function mustStayTogether(state: AllianceState, entry: Amendable, occurredOn: OccurredOn): void {
  if (occurredOn === entry.occurredOn) return;
  const [main, ...others] = recordedTogether(state, entry);
  if (!main || others.length === 0) return;
  throw new RuleViolation(
    'contradicts',
    `${main.type} of ${main.occurredOn} was recorded together with what became of its commitments, and happened with it: ` +
      `retract ${main.type}, and record it anew.`,
    main,
  );
}

/** Entries are known by the ids they were first recorded under. */
function idOf(entry: RecordedAllianceEvent): string {
  return entry.amends ?? entry.eventId;
}

/** `not-open`: what amends is not amended itself, and what was retracted is gone. */
function entryToAmend({ log, profile }: AllianceState, eventId: string): Amendable {
  const entry = wholeLog(log).findLast((event) => isEntry(event, eventId));
  if (!entry) throw new UnknownReference('entry', eventId, profile.allianceId);
  if (entry.type === 'PersonalTextErased')
    throw new RuleViolation(
      'not-open',
      'What was erased cannot be brought back by amending the event.',
      entry,
    );
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
  if (replacement.type === 'DissolveAlliance' && entry.type === 'AllianceDissolved')
    return dissolvedOtherwise(replacement, entry);
  const rests =
    beginsEpoch(entry) || entry.type === 'CommitmentMade' || itemTransitionOf(entry)?.step === 'open';
  const others = wholeLog(state.log).filter(
    (event) =>
      (rests ? event.revision < entry.revision : event.revision !== entry.revision) &&
      !isSaidOf(entry, event),
  );
  const ground = fold(others);
  const [event] = decide(
    { ...replacement, now: entry.recordedAt },
    ground && { ...ground, revision: entry.revision - 1 },
  );
  if (!event) throw new Error(`${replacement.type} decides nothing.`);
  return event;
}

/** `contradicts`: what became of its open promises was recorded beside it, and stands. Left out, it is as recorded. */
function dissolvedOtherwise(
  { occurredOn, data }: Command<'DissolveAlliance'>,
  entry: RecordedAllianceEvent<'AllianceDissolved'>,
): AllianceEvent {
  const { openCommitments } = entry.data;
  const isRecorded = (one: OpenCommitment): boolean =>
    openCommitments.some(
      ({ commitmentId, becomes }) => commitmentId === one.commitmentId && becomes === one.becomes,
    );
  const said = data.openCommitments;
  if (said.length > 0 && !(said.length === openCommitments.length && said.every(isRecorded))) {
    throw new RuleViolation(
      'contradicts',
      'What became of the open commitments was recorded together with the dissolution, and stands: leave ' +
        'openCommitments out, or retract the dissolution, and record it anew.',
      entry,
    );
  }
  return { type: 'AllianceDissolved', occurredOn, data: { ...data, openCommitments } };
}

/** Whether an event is about an outcome that is decided again: a dispute stays with its outcome, whatever that turns out to be. */
function isSaidOf(entry: Amendable, event: RecordedAllianceEvent): boolean {
  if (event.type !== 'OutcomeDisputed' && event.type !== 'DisputeResolved') return false;
  return (
    'judgedBy' in entry.data &&
    'commitmentId' in entry.data &&
    entry.data.commitmentId === event.data.commitmentId
  );
}
