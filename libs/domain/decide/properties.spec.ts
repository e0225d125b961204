import fc from 'fast-check';
import {
  NOTHING_COUNTED,
  RuleViolation,
  UnknownReference,
  allianceView,
  commitmentView,
  decide,
  evolve,
  countsFrom,
  pausesOf,
  startOf,
  wholeLog,
  type AllianceState,
  type Command,
  type Judgement,
  type RecordedAllianceEvent,
} from '#domain';
import { accept, acceptedCommands, acceptedHistory, type Accepted, runs } from '#testing';
import { disagreement, judge } from '../rules/judgement.js';

const RUNS = runs(50);

function fold(events: readonly RecordedAllianceEvent[]): AllianceState {
  const state = events.reduce<AllianceState | undefined>(evolve, undefined);
  if (!state) throw new Error('No history is empty.');
  return state;
}

/** All of a state, as plain data. */
const plain = ({ epochs, commitments, trackedItems, log, ...rest }: AllianceState): object => ({
  ...rest,
  epochs: epochs.map((epoch) => ({ ...epoch, partners: [...epoch.partners] })),
  commitments: commitments.toJS(),
  trackedItems: Object.values(trackedItems).map((items) => items.toJS()),
  log: wholeLog(log),
});

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}

describe('an alliance, whatever happens to it', () => {
  it('is the same for the same events, read back from JSON', () => {
    fc.assert(
      fc.property(acceptedHistory(), (events) => {
        const readBack = JSON.parse(JSON.stringify(events)) as RecordedAllianceEvent[];
        expect(plain(fold(readBack))).toEqual(plain(fold(events)));
      }),
      RUNS,
    );
  });

  it('has a profile and commitments of plain JSON', () => {
    fc.assert(
      fc.property(acceptedHistory(), (events) => {
        const { profile, commitments } = fold(events);
        const folds = [profile, ...commitments.values()];
        expect(JSON.parse(JSON.stringify(folds))).toStrictEqual(folds);
      }),
      RUNS,
    );
  });

  it('is left as it was by the next command and the next event', () => {
    fc.assert(
      fc.property(acceptedCommands(), acceptedCommands(), (accepted, others) => {
        const state = fold(deepFreeze(accepted.flatMap(({ events }) => events)));
        deepFreeze([state.profile, state.epochs, [...state.commitments.values()]]);
        const before = plain(state);
        for (const { command } of others) {
          const events = answer(command, state);
          if (events.length > 0) {
            expect(answer(command, state)).toEqual(events);
            accept('the-alliance', [...accepted.map((one) => one.command), command]);
          }
        }
        expect(plain(state)).toEqual(before);
      }),
      runs(15),
    );
  });

  it('keeps every outcome judged as it would be judged now', () => {
    fc.assert(
      fc.property(acceptedHistory(), (events) => {
        const { profile, commitments } = fold(events);
        for (const commitment of commitments.values()) {
          for (const outcome of commitment.outcomes) {
            const { judgedBy } = outcome.data;
            const on = outcome.type === 'CommitmentMissed' ? outcome.data.asOf : outcome.data.deliveredOn;
            const now = judge(profile, commitment, outcome, { fraction: judgedBy.fraction, on });
            expect(disagreement(judgedBy, now)).toBeUndefined();
          }
        }
      }),
      RUNS,
    );
  });

  it('records the same, entered in any order that is accepted', () => {
    // To the day, each has its one place in time; a dissolution says what is open as it is entered, an amendment
    // which entry it amends, a dispute is of the outcome that is live as it is raised, and what was before the alliance
    // can only be entered after it.
    const without = [
      ...([
        'DissolveAlliance',
        'NotePriorRelationship',
        'CorrectEntry',
        'RetractEntry',
        'DisputeOutcome',
        'ResolveDispute',
      ] as const),
    ];
    const days = { precision: 'day', without } as const;
    const shuffled = acceptedCommands(days).chain((accepted) =>
      fc
        .array(fc.nat({ max: 8 }), { minLength: accepted.length, maxLength: accepted.length })
        .map((delays) => later(accepted, delays)),
    );
    fc.assert(
      fc.property(shuffled, (commands) => {
        const late = accept('the-alliance', commands);
        const inTime = accept('the-alliance', inOrderOfTime(late));
        expect(said(inTime)).toEqual(said(inOrder(late)));
        expect(views(inTime)).toEqual(views(late));
      }),
      RUNS,
    );
  });
});

function answer(command: Command, state: AllianceState): unknown[] {
  try {
    return decide(command, state);
  } catch (error) {
    if (error instanceof RuleViolation || error instanceof UnknownReference) return [];
    throw error;
  }
}

/** The same commands, each entered after some of those that followed it. */
function later(accepted: readonly Accepted[], delays: readonly number[]): Command[] {
  return accepted
    .map(({ command }, index) => ({ command, place: index === 0 ? -1 : index + (delays[index] ?? 0) }))
    .sort((a, b) => a.place - b.place)
    .map(({ command }) => command);
}

function inOrder(accepted: readonly Accepted[]): readonly Accepted[] {
  const { commitments } = fold(accepted.flatMap(({ events }) => events));
  const at = ({ command: { occurredOn, data } }: Accepted): number => {
    const made = 'commitmentId' in data ? commitments.get(data.commitmentId)?.since : undefined;
    return made === undefined ? startOf(occurredOn) : countsFrom(occurredOn, made);
  };
  return [...accepted].sort((a, b) => at(a) - at(b));
}

function inOrderOfTime(accepted: readonly Accepted[]): Command[] {
  return inOrder(accepted).map(({ command }) => command);
}

/**
 * What events say, but for the due date that an outcome was judged by, and how late a miss was: what is entered later
 * may change these, as long as the outcome is worth the same.
 */
function said(accepted: readonly Accepted[]): object[] {
  return accepted.flatMap(({ events }) =>
    events.map(({ type, occurredOn, data }) => ({
      ...{ type, occurredOn, data },
      ...('judgedBy' in data &&
        'shares' in data.judgedBy && { data: { ...data, judgedBy: worth(data.judgedBy) } }),
    })),
  );
}

function worth({ dueOn, daysLate, ...judgement }: Judgement): object {
  void dueOn;
  return { ...judgement, daysLate: judgement.fraction === 0 ? 0 : daysLate };
}

function views(accepted: readonly Accepted[]): object {
  const { profile, commitments } = fold(accepted.flatMap(({ events }) => events));
  const promises = [...commitments.values()].map((one) => commitmentView(one, pausesOf(profile.phases)));
  return {
    alliance: allianceView(profile, NOTHING_COUNTED),
    // Ids of events differ with the order of recording.
    commitments: promises
      .map(({ history, outcome, dueOn, ...rest }) => ({
        ...rest,
        ...(outcome === undefined && { dueOn }),
        history: history.length,
        outcome: outcome?.type,
      }))
      .sort((a, b) => (a.commitmentId < b.commitmentId ? -1 : 1)),
  };
}
