import fc from 'fast-check';
import {
  ALLIANCE_STATE_VERSION,
  type AllianceState,
  type Command,
  EarlierHistoryNeeded,
  type RecordedAllianceEvent,
  RuleViolation,
  UnknownReference,
  allianceStateFromJson,
  allianceStateToJson,
  decide,
  evolve,
} from '#domain';
import { acceptedCommands, commands, given, runs } from '#testing';

const { form, promise, give, keep, pause, resume, retract, join } = commands;

const restored = (state: AllianceState | undefined): AllianceState => {
  const again = state && allianceStateFromJson(allianceStateToJson(state));
  if (!again) throw new Error('There is a state, and its snapshot is of this version.');
  return again;
};

/** What a command leads to, as plain data: the events, the refusal, or that more is to be loaded. */
function answer(command: Command, state: AllianceState): unknown {
  try {
    return decide(command, state);
  } catch (error) {
    if (error instanceof EarlierHistoryNeeded) return 'earlier history needed';
    if (error instanceof RuleViolation) return { ...error };
    if (error instanceof UnknownReference) return { ...error };
    throw error;
  }
}

function evolved(state: AllianceState, events: readonly RecordedAllianceEvent[]): AllianceState | undefined {
  try {
    return events.reduce<AllianceState>(evolve, state);
  } catch (error) {
    if (error instanceof EarlierHistoryNeeded) return undefined;
    throw error;
  }
}

describe('a state restored from a snapshot', () => {
  it('decides and evolves as the state itself does, or asks for earlier history', () => {
    fc.assert(
      fc.property(acceptedCommands({ maxLength: 60 }), fc.nat(), (accepted, nth) => {
        const at = 1 + (nth % accepted.length);
        const events = accepted.slice(0, at).flatMap((one) => one.events);
        let state = events.reduce<AllianceState | undefined>(evolve, undefined);
        let again: AllianceState | undefined = restored(state);
        for (const { command, events: next } of accepted.slice(at)) {
          if (!state || !again) break;
          const other = answer(command, again);
          if (other !== 'earlier history needed') expect(other).toEqual(answer(command, state));
          state = next.reduce<AllianceState>(evolve, state);
          again = evolved(again, next);
          if (again) expect(allianceStateToJson(again)).toBe(allianceStateToJson(state));
        }
      }),
      runs(50),
    );
  });

  const past = [form('2020'), promise('2020-02-01', { dueOn: '2020-06-01' }), give('2020-05-01')];

  it.each([
    ['a fact', keep('2020-05-20')],
    ['a pause', pause('2020-06-01')],
    ['a fact of an earlier day, beside what begins an epoch', give('2020-01-15', { contributionId: 'h' })],
  ])('needs no earlier history for %s', (_, command) => {
    const { state } = given(...past);
    expect(answer(command, restored(state))).toEqual(answer(command, state as AllianceState));
  });

  it('needs no earlier history for what is entered late, but after the snapshot', () => {
    const { events } = given(...past, pause('2020-07-01'), give('2020-09-01', { contributionId: 'h' }));
    const [formed, promised, given_, ...after] = events;
    const state = [formed, promised, given_].reduce<AllianceState | undefined>(
      (all, event) => evolve(all, event as RecordedAllianceEvent),
      undefined,
    );
    const again = after.reduce<AllianceState>(evolve, restored(state));
    expect(answer(resume('2020-08-01'), again)).toHaveLength(1);
  });

  it.each([
    ['what begins an epoch before what is left out', join('2020-03-01', 'dan')],
    ['an amendment', retract('2020-06-01', 'an entry')],
  ])('needs it for %s', (_, command) => {
    expect(answer(command, restored(given(...past).state))).toBe('earlier history needed');
  });

  it('is none, where the snapshot is of another version', () => {
    const snapshot = allianceStateToJson(given(...past).state as AllianceState);
    const other = snapshot.replace(
      `"version":${ALLIANCE_STATE_VERSION}`,
      `"version":${ALLIANCE_STATE_VERSION + 1}`,
    );
    expect(allianceStateFromJson(other)).toBeUndefined();
  });
});
