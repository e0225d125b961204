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

describe('a state of assessments restored from a snapshot', () => {
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
