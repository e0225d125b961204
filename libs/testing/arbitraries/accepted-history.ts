import fc from 'fast-check';
import {
  RuleViolation,
  UnknownReference,
  decide,
  evolve,
  firstDayOf,
  type AllianceEvent,
  type AllianceState,
  type Command,
  type RecordedAllianceEvent,
} from '#domain';
import { recorded } from '../decider/record.js';
import { dataOf, formationOf } from './command-of-intent.js';
import { intent, type Intent, type IntentOptions } from './intent.js';
import { told } from './told.js';

const FIRST_DAY = firstDayOf('2015-01-01');
const RECORDING_BEGINS = Date.parse('2026-03-01T00:00:00.000Z');
const MINUTE_MS = 60_000;

/** A command that was accepted, and what it recorded. */
export interface Accepted {
  readonly command: Command;
  readonly events: readonly RecordedAllianceEvent[];
}

export interface HistoryOptions extends IntentOptions {
  readonly allianceId?: string;
  /** How many intents at most; about two fifths of them are accepted. */
  readonly maxLength?: number;
}

/**
 * Random histories of one alliance, as recorded: commands tried one after the other, each kept if the rules
 * allow it. They pause, lapse, end, are entered late and imprecisely, and hold every event sooner or later.
 */
export function acceptedHistory(
  options: HistoryOptions = {},
): fc.Arbitrary<readonly RecordedAllianceEvent[]> {
  return acceptedCommands(options).map((accepted) => accepted.flatMap(({ events }) => events));
}

/** The same, with the commands. */
export function acceptedCommands({
  allianceId = 'the-alliance',
  maxLength = 100,
  ...options
}: HistoryOptions = {}): fc.Arbitrary<readonly Accepted[]> {
  const intents = fc.array(intent(options), { minLength: 1, maxLength, size: 'max' });
  return intents.map((all) => play(allianceId, all));
}

/** Tries commands in the order given, and answers those that are accepted; revisions and instants of recording follow that order. */
export function accept(allianceId: string, commands: Iterable<Command>): readonly Accepted[] {
  const history = new History(allianceId);
  for (const command of commands) history.accept(command);
  return history.accepted;
}

function play(allianceId: string, intents: readonly Intent[]): readonly Accepted[] {
  const history = new History(allianceId);
  let day = FIRST_DAY;
  intents.forEach((intended, nth) => {
    day += intended.step;
    history.accept(history.commandOf(intended, nth, nth === 0 ? FIRST_DAY : day - intended.late));
  });
  return history.accepted;
}

class History {
  readonly accepted: Accepted[] = [];
  private state: AllianceState | undefined;
  private revision = -1;

  constructor(private readonly allianceId: string) {}

  commandOf(intended: Intent, nth: number, day: number): Command {
    const { allianceId, state } = this;
    const type = state ? intended.action : 'FormAlliance';
    const data = state ? dataOf(intended, state, nth, day) : formationOf(intended);
    const occurredOn = told(day, { ...intended, action: type });
    // Type and data belong together, which a switch over both cannot say.
    return { type, allianceId, occurredOn, now: this.now(), data } as Command;
  }

  accept(command: Command): void {
    const events = eventsOf({ ...command, now: this.now() }, this.state).map((event, index) =>
      recorded(event, this.allianceId, this.revision + 1 + index, this.now()),
    );
    if (events.length === 0) return;
    this.state = events.reduce<AllianceState | undefined>(evolve, this.state);
    this.revision += events.length;
    this.accepted.push({ command, events });
  }

  private now(): string {
    return new Date(RECORDING_BEGINS + this.accepted.length * MINUTE_MS).toISOString();
  }
}

function eventsOf(command: Command, state: AllianceState | undefined): readonly AllianceEvent[] {
  try {
    return decide(command, state);
  } catch (error) {
    if (error instanceof RuleViolation || error instanceof UnknownReference) return [];
    throw error;
  }
}
