import {
  EVENT_OF_COMMAND,
  RuleViolation,
  decide,
  evolve,
  type AllianceEvent,
  type AllianceState,
  type Command,
  type Rule,
  type RecordedAllianceEvent,
} from '#domain';
import { recorded } from './record.js';

/** What has happened: an event as it stands, or a command that was accepted. */
export type Step = AllianceEvent | Command;

/** When the specifications are played. */
export const NOW = '2026-03-01T12:00:00.000Z';
export const ALLIANCE = 'the-alliance';

/** `given(history).when(command).then(events)` or `.thenRefused(rule)`: how an alliance answers a command. */
export function given(...steps: readonly Step[]): {
  readonly events: readonly RecordedAllianceEvent[];
  readonly state: AllianceState | undefined;
  when(command: Command): Decision;
} {
  const events = historyOf(steps);
  const state = events.reduce<AllianceState | undefined>(evolve, undefined);
  return { events, state, when: (command) => new Decision(command, state, events) };
}

/** The recorded events of a history; a step that is refused throws. */
export function historyOf(steps: readonly Step[], allianceId = ALLIANCE): readonly RecordedAllianceEvent[] {
  const events: RecordedAllianceEvent[] = [];
  let state: AllianceState | undefined;
  for (const step of steps) {
    for (const event of isCommand(step) ? decide(step, state) : [step]) {
      const next = recorded(event, allianceId, events.length, NOW);
      state = evolve(state, next);
      events.push(next);
    }
  }
  return events;
}

class Decision {
  constructor(
    private readonly command: Command,
    private readonly state: AllianceState | undefined,
    private readonly events: readonly RecordedAllianceEvent[],
  ) {}

  /** Accepted, with exactly these events. */
  then(...expected: readonly AllianceEvent[]): void {
    expect(decide(this.command, this.state)).toEqual(expected);
  }

  /** Accepted, with events that match as far as they are given here. */
  thenMatching(...expected: readonly { readonly type: string; readonly data?: object }[]): void {
    const events = decide(this.command, this.state);
    expect(events).toHaveLength(expected.length);
    expect(events).toMatchObject(expected);
  }

  /** Refused by a rule, in words that match; where another fact stands in the way, the one with that revision. */
  thenRefused(rule: Rule, words?: RegExp, conflictsWith?: number): void {
    const violation = this.violation();
    expect(violation.rule).toBe(rule);
    if (words) expect(violation.detail).toMatch(words);
    if (conflictsWith === undefined) return;
    const fact = this.events[conflictsWith];
    expect(violation.conflictsWith).toEqual({
      eventId: fact?.eventId,
      type: fact?.type,
      occurredOn: fact?.occurredOn,
      revision: conflictsWith,
    });
  }

  private violation(): RuleViolation {
    try {
      decide(this.command, this.state);
    } catch (error) {
      if (error instanceof RuleViolation) return error;
      throw error;
    }
    throw new Error(`${this.command.type} was accepted.`);
  }
}

function isCommand(step: Step): step is Command {
  return step.type in EVENT_OF_COMMAND;
}
