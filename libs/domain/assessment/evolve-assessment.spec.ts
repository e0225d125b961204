import { beginsEpoch, itemTransitionOf } from '../catalogue/events.js';
import fc from 'fast-check';
import { List } from 'immutable';
import {
  type AssessmentState,
  type RecordedAllianceEvent,
  TRUST_POLICY_PRESETS,
  type TrustKey,
  amendedHistory,
  assessmentOf,
  evidenceOfCommitment,
  evidenceOfEvent,
  evolveAssessment,
  policyAt,
  reciprocityOf,
  scoreAsOf,
  scorecardOf,
  startOf,
  timelineOf,
  trustAsOf,
  trustEventsOf,
  warningSignsOf,
} from '#domain';
import { acceptedHistory, commands, historyOf, runs } from '#testing';
import { medianGap } from './signs-of-life.js';

const { form, give, keep, miss, promise, renew, review, standDown, appoint, leave, pause } = commands;
const ASOF = startOf('2035-01-01');

const history = acceptedHistory({ maxLength: 60 }).map((events) => amendedHistory(events));

function assessmentFrom(events: readonly RecordedAllianceEvent[]): AssessmentState {
  const state = assessmentOf(events);
  if (!state) throw new Error('No events.');
  return state;
}

const assessmentAfter = (...steps: Parameters<typeof historyOf>[0]): AssessmentState =>
  assessmentFrom(historyOf(steps));

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

/** The figures people decide by, and what they rest on, rounded: sums depend on their order by their last bits. */
function figuresOf(state: AssessmentState): unknown {
  const figures = [scorecardOf(state, ASOF), reciprocityOf(state, ASOF), warningSignsOf(state, ASOF)];
  return JSON.parse(JSON.stringify(figures), (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value,
  );
}

/** Of the sorts that go on by events of their own. */
function opensAnItem(event: RecordedAllianceEvent): boolean {
  const { kind, step } = itemTransitionOf(event) ?? {};
  return step === 'open' && kind !== 'contribution' && kind !== 'review' && kind !== 'benefit';
}

/** What tells who is a partner when, and what is promised, comes first and in order: the rest in any order. */
function shuffled(
  events: readonly RecordedAllianceEvent[],
  order: readonly number[],
): RecordedAllianceEvent[] {
  const leads = (event: RecordedAllianceEvent): boolean =>
    beginsEpoch(event) || event.type === 'CommitmentMade' || opensAnItem(event);
  const rest = events
    .filter((event) => !leads(event))
    .map((event, index) => ({ event, rank: order[index % order.length] ?? 0 }))
    .sort((a, b) => a.rank - b.rank);
  return [...events.filter(leads), ...rest.map(({ event }) => event)];
}

describe('a state', () => {
  it('is the same in whatever order events arrive', () => {
    const order = fc.array(fc.nat(1000), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(history, order, (events, ranks) => {
        fc.pre(events.length > 0);
        expect(figuresOf(assessmentFrom(shuffled(events, ranks)))).toEqual(figuresOf(assessmentFrom(events)));
      }),
      runs(25),
    );
  });

  it('has the same giving to the last digit, in whatever order events arrive', () => {
    const order = fc.array(fc.nat(1000), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(history, order, (events, ranks) => {
        fc.pre(events.length > 0);
        const giving = (all: readonly RecordedAllianceEvent[]) => reciprocityOf(assessmentFrom(all), ASOF);
        expect(giving(shuffled(events, ranks))).toEqual(giving(events));
      }),
      runs(25),
    );
  });

  it('knows the trust that the timelines tell', () => {
    fc.assert(
      fc.property(history, (events) => {
        fc.pre(events.length > 0);
        const state = assessmentFrom(events);
        const { policies } = state.profile;
        const evidence = [
          ...[...state.commitments.values()].flatMap(evidenceOfCommitment),
          ...events.flatMap((event) => evidenceOfEvent(event, state.profile.formedOn) ?? []),
        ];
        const keys: TrustKey[] = [{}, ...[...state.trust.values()].map(({ key }) => key)];
        for (const key of keys) {
          const last = timelineOf(key, evidence, policies).at(-1) ?? { at: ASOF, R: 0, S: 0 };
          const expected = scoreAsOf(last, ASOF, policyAt(state.profile));
          const known = trustAsOf(state, ASOF, key);
          for (const figure of ['R', 'S', 'E', 'u', 'lower', 'upper'] as const)
            expect(known[figure]).toBeCloseTo(expected[figure], 9);
          const pieces = evidence.filter(({ of }) =>
            of.some((one) => one.key.debtor === key.debtor && one.key.creditor === key.creditor),
          );
          expect(known.pieces).toBe(pieces.length);
          const refs = trustEventsOf(state, key).map(({ eventId }) => eventId);
          expect(new Set(refs)).toEqual(new Set(pieces.map(({ eventId }) => eventId)));
          expect(refs).toHaveLength(pieces.length);
        }
      }),
      runs(25),
    );
  });

  it('is never changed in place', () => {
    fc.assert(
      fc.property(history, fc.nat(), (events, nth) => {
        fc.pre(events.length > 1);
        const at = 1 + (nth % (events.length - 1));
        const before = assessmentFrom(events.slice(0, at));
        const as = JSON.stringify(before);
        evolveAssessment(before, events.slice(at));
        expect(JSON.stringify(before)).toBe(as);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same to the last digit, however its events were cut into batches', () => {
    fc.assert(
      fc.property(history, fc.nat(), (events, nth) => {
        fc.pre(events.length > 0);
        const at = nth % (events.length + 1);
        const atOnce = assessmentFrom(events);
        const inTwo = evolveAssessment(assessmentOf(events.slice(0, at)), events.slice(at));
        const oneByOne = events.reduce<AssessmentState | undefined>(
          (state, event) => evolveAssessment(state, [event]),
          undefined,
        );
        expect(JSON.stringify(inTwo)).toBe(JSON.stringify(atOnce));
        expect(JSON.stringify(oneByOne)).toBe(JSON.stringify(atOnce));
      }),
      { numRuns: 60 },
    );
  });

  it('puts what is entered late in its place once a batch, not once an event', () => {
    const gifts = (days: readonly string[]) =>
      days.map((day, n) => give(day, { contributionId: `${day}-${n}` }));
    const [, ...late] = historyOf([
      form('2020-01-01'),
      ...gifts(Array.from({ length: 40 }, () => '2020-02-01')),
      ...gifts(Array.from({ length: 40 }, () => '2020-01-02')),
    ]).toSpliced(1, 40);
    const before = assessmentAfter(
      form('2020-01-01'),
      ...gifts(Array.from({ length: 40 }, () => '2020-02-01')),
    );
    const lists = import.meta.jest.spyOn(List.prototype, 'toArray');
    const inserts = import.meta.jest.spyOn(List.prototype, 'insert');
    const after = evolveAssessment(before, late);
    expect(lists).toHaveBeenCalledTimes(1);
    // The day, which is a new one.
    expect(inserts).toHaveBeenCalledTimes(1);
    import.meta.jest.restoreAllMocks();
    const revisions = after.contributions.map(({ revision }) => revision).toArray();
    expect(revisions).toEqual([...late.map(({ revision }) => revision), ...range(1, 41)]);
  });

  it('takes events in that follow one another within a batch', () => {
    const steps = [form('2020-01-01'), promise('2020-01-02', { dueOn: '2020-02-01' })];
    const state = assessmentAfter(...steps, keep('2020-03-01'), give('2020-04-01'));
    expect(evolveAssessment(state, [])).toEqual(state);
    expect(state.open.size).toBe(0);
    expect(state.outcomes.size).toBe(1);
  });

  it('begins with the forming of an alliance', () => {
    expect(assessmentOf([])).toBeUndefined();
    const [, promised] = historyOf([form('2020-01-01'), promise('2020-02-01')]);
    expect(() => promised && evolveAssessment(undefined, [promised])).toThrow(/never formed/);
  });

  it('takes an outcome away that a later one supersedes', () => {
    const steps = [form('2020-01-01'), promise('2020-01-02', { dueOn: '2020-02-01' })];
    const state = assessmentAfter(
      ...steps,
      miss('2020-03-01'),
      keep('2020-03-02', { deliveredOn: '2020-02-01' }),
    );
    expect(trustAsOf(state, startOf('2020-03-02'))).toMatchObject({ R: 1, S: 0, pieces: 1 });
  });

  it('lets evidence age by the half-life of each stretch', () => {
    const { fast, institutional } = TRUST_POLICY_PRESETS;
    const state = assessmentAfter(
      form('2020-01-01', { trustPolicy: fast }),
      promise('2020-01-01'),
      keep('2020-01-01'),
      renew('2020-06-29', { trustPolicy: institutional }),
    );
    // 180 days of H 180, then 1095 days of H 1095.
    expect(trustAsOf(state, startOf('2023-06-29')).R).toBeCloseTo(0.25, 12);
  });

  it('computes again what turns out to age by another policy', () => {
    const { institutional } = TRUST_POLICY_PRESETS;
    const ratings = [{ rater: 'ann', subject: 'ben', score: 5 }];
    const rated = review('2020-12-31', { ratings });
    const early = review('2020-01-02', { reviewId: 'q', ratings });
    const steps = [form('2020-01-01'), early, rated, renew('2020-03-01', { trustPolicy: institutional })];
    const [formed, first, second, renewed] = historyOf(steps);
    if (!formed || !first || !second || !renewed) throw new Error('Something was refused.');
    const late = trustAsOf(assessmentFrom([formed, first, second, renewed]), ASOF);
    const early_ = trustAsOf(assessmentFrom([formed, renewed, first, second]), ASOF);
    expect(late.R).toBeCloseTo(early_.R, 12);
  });

  it('knows since when nobody coordinates', () => {
    const vacant = (...steps: Parameters<typeof historyOf>[0]): string | undefined =>
      assessmentAfter(form('2020-01-01'), ...steps).vacantSince?.occurredOn;
    expect(vacant()).toBe('2020-01-01');
    expect(vacant(appoint('2020-02-01', 'ann'))).toBeUndefined();
    expect(vacant(appoint('2020-02-01', 'ann'), standDown('2020-03-01'))).toBe('2020-03-01');
    expect(vacant(appoint('2020-02-01', 'ann'), leave('2020-04-01', 'ann'))).toBe('2020-04-01');
    expect(vacant(appoint('2020-02-01', 'ann'), appoint('2020-03-01', 'ben'))).toBeUndefined();
  });

  it('counts the gaps between days with signs of life', () => {
    const days = ['2020-01-01', '2020-01-11', '2020-01-13', '2020-01-13', '2020-01-01', '2020-02-01'];
    const [first = '', ...others] = days;
    const state = assessmentAfter(
      form(first),
      ...others.map((day, index) => give(day, { contributionId: `g${index}` })),
    );
    expect(state.days.toArray().length).toBe(4);
    expect(state.gaps.toObject()).toEqual({ 2: 1, 10: 1, 19: 1 });
    expect(medianGap(state)).toBe(10);
    expect(medianGap(assessmentAfter(form(first)))).toBeUndefined();
    expect(medianGap(assessmentAfter(form(first), pause('2020-01-02'), give('2020-01-05')))).toBe(1);
  });

  it('takes what the clock records for no sign of life', () => {
    const steps = [form('2020-01-01'), promise('2020-01-02', { dueOn: '2020-02-01' })];
    const state = assessmentAfter(...steps, miss('2020-02-02', { detectedBy: 'deadline' }));
    expect(state.lastSign.occurredOn).toBe('2020-01-02');
  });
});
