import fc from 'fast-check';
import {
  ASSESSMENT_STATE_VERSION,
  type AssessmentState,
  amendedHistory,
  assessmentOf,
  assessmentStateFromJson,
  assessmentStateToJson,
  evolveAssessment,
  reciprocityOf,
  scorecardOf,
  startOf,
  warningSignsOf,
} from '#domain';
import { acceptedHistory, commands, historyOf, runs } from '#testing';

const ASOF = startOf('2035-01-01');

function restored(state: AssessmentState): AssessmentState {
  const again = assessmentStateFromJson(assessmentStateToJson(state));
  if (!again) throw new Error('The snapshot is of this version.');
  return again;
}

const figuresOf = (state: AssessmentState): unknown => [
  scorecardOf(state, ASOF),
  reciprocityOf(state, ASOF),
  warningSignsOf(state, ASOF),
];

/** Sums over commitments depend on their order by their last bits. */
const rounded = (figures: unknown): unknown =>
  JSON.parse(JSON.stringify(figures), (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : value,
  );

describe('a state of assessments restored from a snapshot', () => {
  it('has the same figures where commitments that were settled are asked for only when an event is about them', () => {
    const history = acceptedHistory({ maxLength: 60 }).map((events) => amendedHistory(events));
    fc.assert(
      fc.property(history, fc.nat(), (events, nth) => {
        fc.pre(events.length > 0);
        const at = 1 + (nth % events.length);
        const state = assessmentOf(events.slice(0, at));
        if (!state) throw new Error('Something happened.');
        const snapshot = assessmentStateToJson(state, 0);
        const again = assessmentStateFromJson(snapshot);
        if (!again) throw new Error('The snapshot is of this version.');
        expect(again.commitments.size).toBe(state.open.size);
        expect(again.settled.size).toBe(state.commitments.size - state.open.size);
        expect(assessmentStateToJson(again, 0)).toBe(snapshot);
        const [later, laterAgain] = [state, again].map((one) => evolveAssessment(one, events.slice(at)));
        if (!later || !laterAgain) throw new Error('There is a state.');
        expect(rounded(figuresOf(laterAgain))).toEqual(rounded(figuresOf(later)));
        const twice = assessmentStateFromJson(assessmentStateToJson(laterAgain, 0));
        expect(twice && rounded(figuresOf(twice))).toEqual(rounded(figuresOf(later)));
      }),
      runs(100),
    );
  });

  it('has the same figures to the last digit, then and after whatever happens next', () => {
    const history = acceptedHistory({ maxLength: 60 }).map((events) => amendedHistory(events));
    fc.assert(
      fc.property(history, fc.nat(), (events, nth) => {
        fc.pre(events.length > 0);
        const at = 1 + (nth % events.length);
        const state = assessmentOf(events.slice(0, at));
        if (!state) throw new Error('Something happened.');
        const again = restored(state);
        expect(figuresOf(again)).toEqual(figuresOf(state));
        const [later, laterAgain] = [state, again].map((one) => evolveAssessment(one, events.slice(at)));
        if (!later || !laterAgain) throw new Error('There is a state.');
        expect(figuresOf(laterAgain)).toEqual(figuresOf(later));
        expect(assessmentStateToJson(laterAgain)).toBe(assessmentStateToJson(later));
      }),
      runs(30),
    );
  });

  it('is none, where the snapshot is of another version', () => {
    const state = assessmentOf(historyOf([commands.form('2020-01-01')]));
    const snapshot = state ? assessmentStateToJson(state) : '';
    const other = snapshot.replace(`"version":"${ASSESSMENT_STATE_VERSION}"`, '"version":"0.0"');
    expect(assessmentStateFromJson(other)).toBeUndefined();
  });
});
