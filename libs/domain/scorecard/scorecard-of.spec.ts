import {
  type AllianceEvent,
  DAY_MS,
  type Dimension,
  type Scorecard,
  assessmentOf,
  scorecardOf,
} from '#domain';
import { type Steps, assessments, commands, historyOf } from '#testing';
import { stateOf } from './state.js';

const { dissolve, form, give, keep, miss, promise, renegotiate, renew, review } = commands;
const { DAY_0, happened, on } = assessments;

/** The scorecard so many days after the alliance of ann, ben and cem was formed. */
function card(day: number, ...steps: Steps): Scorecard {
  const first = steps[0]?.type === 'FormAlliance' ? [] : [form(on(0))];
  const state = assessmentOf(historyOf([...first, ...steps]));
  if (!state) throw new Error('Nothing happened.');
  return scorecardOf(state, DAY_0 + day * DAY_MS);
}

function dimension<D extends Dimension>(
  name: D,
  day: number,
  ...steps: Steps
): Extract<Scorecard['dimensions'][number], { dimension: D }> {
  const found = card(day, ...steps).dimensions.find((one) => one.dimension === name);
  return found as Extract<Scorecard['dimensions'][number], { dimension: D }>;
}

const due = (id: string, dueDay: number, data: Parameters<typeof promise>[1] = {}): Steps[number] =>
  promise(on(0), { commitmentId: id, dueOn: on(dueDay), ...data });
const kept = (id: string, day: number): Steps[number] => keep(on(day), { commitmentId: id });
const contribution = (id: string, giver: string, amount: number): Steps[number] =>
  give(on(1), { contributionId: id, givers: [giver], value: { amount, currency: 'EUR', basis: 'agreed' } });

describe('a dimension', () => {
  it.each([
    [100, 'strength'],
    [75, 'strength'],
    [74.9, 'discuss'],
    [50, 'discuss'],
    [49.9, 'concern'],
    [0, 'concern'],
    [undefined, 'no-data'],
  ])('of %s is %s', (score, state) => {
    expect(stateOf(score)).toBe(state);
  });

  it('has no data where nothing tells', () => {
    const { dimensions, headline } = card(10);
    expect(dimensions.map(({ dimension: name, state, score }) => [name, state, score])).toEqual(
      ['relationship', 'delivery', 'progress', 'balance', 'value', 'adaptability'].map((name) => [
        name,
        'no-data',
        undefined,
      ]),
    );
    expect(headline).toBeUndefined();
  });
});

describe('relationship', () => {
  it('is 100 times E, with its bounds and the weakest pair', () => {
    const { score, state, figures, events } = dimension('relationship', 2, due('a', 2), kept('a', 2));
    expect(score).toBeCloseTo(66.6667, 4);
    expect(state).toBe('discuss');
    expect(figures.lower).toBeCloseTo(22.3607, 4);
    expect(figures.upper).toBeCloseTo(97.4679, 4);
    expect(figures.weakestPair).toMatchObject({ debtor: 'ann', creditor: 'ben' });
    expect(events).toHaveLength(1);
  });

  it('is a strength from 75: two promises kept today', () => {
    expect(dimension('relationship', 2, due('a', 2, { weight: 2 }), kept('a', 2)).state).toBe('strength');
    expect(dimension('relationship', 3, due('a', 2, { weight: 2 }), kept('a', 2)).state).toBe('discuss');
  });

  it('tells how differently the partners see it', () => {
    const check = (partnerId: string, day: number, ...answers: readonly number[]): AllianceEvent =>
      happened('HealthCheckAnswered', day, { partnerId, answers: Object.fromEntries(answers.entries()) });
    const gap = (...steps: Steps): object | undefined =>
      dimension('relationship', 9, ...steps).figures.perceptionGap;
    expect(gap(check('ann', 1, 5))).toBeUndefined();
    expect(gap(check('ann', 1, 5, 4), check('ben', 1, 4, 3.5))).toMatchObject({ gap: 0.75 });
    expect(gap(check('ann', 1, 5, 4), check('ben', 1, 4, 3.5))).not.toHaveProperty('level');
    expect(gap(check('ann', 1, 5), check('ben', 1, 4))).toMatchObject({ gap: 1, level: 'amber' });
    expect(gap(check('ann', 1, 5), check('ben', 1, 4, 3))).toMatchObject({ gap: 1.5, level: 'red' });
    expect(gap(check('ann', 1, 5), check('ben', 1, 3), check('ben', 2, 5))).toMatchObject({ gap: 0 });
  });
});

describe('relationship, with hardly any evidence', () => {
  it('has no data above an uncertainty of 0.95: the score is but the base rate', () => {
    const state = (day: number): string => dimension('relationship', day, due('a', 2), kept('a', 2)).state;
    // u = 2/(2 + 2^(−days/365)) is 0.95 once 0.105 of the evidence is left: after 1,186 days.
    expect(state(2 + 1180)).toBe('discuss');
    expect(state(2 + 1195)).toBe('no-data');
    expect(dimension('relationship', 2000, due('a', 2), kept('a', 2))).not.toHaveProperty('score');
  });
});

describe('delivery', () => {
  it('weighs what was delivered, and how late', () => {
    // Weights 3 in time, 1 missed: 75. 30 days late is half.
    const steps = [due('a', 5, { weight: 3 }), due('b', 5), kept('a', 5), miss(on(6), { commitmentId: 'b' })];
    expect(dimension('delivery', 9, ...steps)).toMatchObject({ score: 75, state: 'strength' });
    const late = [due('a', 5), kept('a', 35)];
    expect(dimension('delivery', 40, ...late)).toMatchObject({
      score: 50,
      state: 'discuss',
      figures: { medianDaysLate: 30, outcomes: 1 },
    });
  });

  it('asks for what was due in the last 180 days', () => {
    const steps = [due('a', 5), kept('a', 5)];
    expect(dimension('delivery', 4, due('a', 5), kept('a', 4)).state).toBe('no-data');
    expect(dimension('delivery', 185, ...steps).score).toBe(100);
    expect(dimension('delivery', 186, ...steps).state).toBe('no-data');
  });

  it('counts what is overdue, and not what was excused or released', () => {
    const excused = [due('a', 5), miss(on(6), { commitmentId: 'a', excusedBy: 'ben' })];
    expect(dimension('delivery', 9, ...excused).state).toBe('no-data');
    expect(dimension('delivery', 5, due('a', 5)).figures.overdue).toBe(0);
    expect(dimension('delivery', 6, due('a', 5)).figures.overdue).toBe(1);
  });
});

describe('progress', () => {
  const set = (objectiveId: string, weight: number): AllianceEvent =>
    happened('ObjectiveSet', 1, { objectiveId, text: 'a feast', weight, markers: [] });
  const progressed = (objectiveId: string, day: number, progress: number): AllianceEvent =>
    happened('ObjectiveProgressed', day, { objectiveId, progress });

  it('weighs the objectives, by the progress that is latest in the world', () => {
    const steps = [
      set('a', 1),
      set('b', 3),
      progressed('a', 5, 1),
      progressed('b', 9, 0.5),
      progressed('b', 4, 0.9),
    ];
    expect(dimension('progress', 9, ...steps)).toMatchObject({ score: 62.5, state: 'discuss' });
    const achieved = happened('ObjectiveAchieved', 10, { objectiveId: 'b' });
    expect(dimension('progress', 10, ...steps, achieved)).toMatchObject({
      score: 100,
      figures: { achieved: 1 },
    });
  });

  it('leaves out what was dropped', () => {
    const dropped = happened('ObjectiveDropped', 5, { objectiveId: 'a', reason: 'no longer wanted' });
    expect(dimension('progress', 9, set('a', 1), dropped)).toMatchObject({ state: 'no-data', events: [] });
    expect(dimension('progress', 9, set('a', 1), dropped, set('b', 1))).toMatchObject({
      score: 0,
      state: 'concern',
    });
  });
});

describe('balance', () => {
  it('is 100 where all give as agreed, and 0 where only the one gives who agreed to give least', () => {
    const equal = ['ann', 'ben', 'cem'].map((giver) => contribution(giver, giver, 10));
    expect(dimension('balance', 1, ...equal).score).toBeCloseTo(100, 9);
    expect(dimension('balance', 1, contribution('g', 'ann', 10)).score).toBeCloseTo(0, 9);
    const shares = renew(on(1), { shares: { ann: 0.5, ben: 0.25, cem: 0.25 } }, ['ann', 'ben', 'cem']);
    // D is 0.5, and at most 0.75.
    expect(dimension('balance', 1, shares, contribution('g', 'ann', 10)).score).toBeCloseTo(100 / 3, 9);
  });

  it('says what it compares, and how much of it that covers', () => {
    const { figures } = dimension(
      'balance',
      1,
      contribution('g', 'ann', 10),
      give(on(1), { contributionId: 'h' }),
    );
    expect(figures).toMatchObject({ measure: 'time', coverage: 100 });
  });
});

describe('value', () => {
  it('is the share of partners who got back what they gave', () => {
    // ann gets 10 of 20, ben 10 of 0, cem nothing of 0.
    const toBen = (giver: string, to: string, amount: number): Steps[number] =>
      give(on(1), {
        contributionId: `${giver}-${to}`,
        givers: [giver],
        beneficiaries: [{ partnerId: to, share: 1 }],
        value: { amount, currency: 'EUR', basis: 'agreed' },
      });
    const steps = [toBen('ann', 'ben', 20), toBen('ben', 'ann', 10)];
    const benefit = happened('BenefitRealised', 2, {
      benefitId: 'b',
      partnerId: 'ann',
      kind: 'sale',
      description: 'a sale',
      value: { amount: 10, currency: 'EUR', basis: 'invoice' },
    });
    expect(dimension('value', 2, ...steps, benefit)).toMatchObject({
      score: 100,
      figures: { measure: 'EUR', rewarded: 2, partners: 2, returns: { ann: 1, ben: 2 } },
    });
    const other = happened('BenefitRealised', 2, { ...benefit.data, partnerId: 'ben' } as never);
    expect(dimension('value', 2, ...steps, other)).toMatchObject({
      score: 50,
      state: 'discuss',
      figures: { rewarded: 1, partners: 2, returns: { ann: 0.5, ben: 3 } },
    });
  });

  it('has no data before a benefit is recorded, whatever was given', () => {
    const given = dimension('value', 2, contribution('g', 'ann', 20));
    expect(given).toMatchObject({ state: 'no-data', figures: { measure: 'EUR' } });
    expect(given).not.toHaveProperty('score');
    const unvalued = happened('BenefitRealised', 2, {
      benefitId: 'b',
      partnerId: 'ann',
      kind: 'sale',
      description: 'a sale',
    });
    expect(dimension('value', 2, contribution('g', 'ann', 20), unvalued)).toMatchObject({ state: 'discuss' });
  });

  it('says beside it what collaborating earns and costs', () => {
    const overhead = { overhead: true };
    const run = give(on(1), {
      ...overhead,
      contributionId: 'o',
      value: { amount: 0.1, currency: 'EUR', basis: 'agreed' },
    });
    const earned = happened('BenefitRealised', 2, {
      benefitId: 'b',
      partnerId: 'ben',
      kind: 'sale',
      description: 'a sale',
      value: { amount: 0.3, currency: 'EUR', basis: 'invoice' },
    });
    const { figures } = dimension('value', 2, run, contribution('g', 'ann', 0.1), earned);
    expect(figures.net).toEqual([
      { currency: 'EUR', benefits: 0.3, contributions: 0.2, net: 0.1, overhead: 0.5 },
    ]);
    expect(figures.overhead).toBe(0.5);
    expect(dimension('value', 2, earned).figures.net).toEqual([
      { currency: 'EUR', benefits: 0.3, contributions: 0, net: 0.3 },
    ]);
  });
});

describe('adaptability', () => {
  const concern = (concernId: string, day: number): AllianceEvent =>
    happened('ConcernRaised', day, { concernId, kind: 'effort', text: 'who does what?' });
  const resolved = (concernId: string, day: number): AllianceEvent =>
    happened('ConcernResolved', day, { concernId });

  it('asks whether reviews are held by their date', () => {
    const formed = form(on(0), { nextReviewOn: on(10) });
    const onTime = (day: number, ...steps: Steps): number | undefined =>
      dimension('adaptability', day, formed, ...steps).figures.reviewsOnTime;
    expect(onTime(10)).toBeUndefined();
    expect(onTime(11)).toBe(0);
    expect(onTime(11, review(on(10)))).toBe(100);
    expect(onTime(12, review(on(11)))).toBe(0);
    expect(onTime(12, renew(on(9), { nextReviewOn: on(20) }))).toBeUndefined();
    expect(onTime(12, renew(on(11), { nextReviewOn: on(20) }))).toBe(0);
    expect(onTime(40, review(on(8), { nextReviewOn: on(30) }))).toBe(50);
    expect(onTime(40, dissolve(on(9)))).toBeUndefined();
    // Its date has not come, and may still be moved.
    expect(onTime(9, review(on(8)))).toBeUndefined();
    expect(onTime(40, review(on(8)))).toBe(100);
  });

  it('asks whether concerns are resolved within 30 days', () => {
    const within = (day: number, ...steps: Steps): number | undefined =>
      dimension('adaptability', day, ...steps).figures.concernsResolved;
    expect(within(31, concern('a', 1))).toBeUndefined();
    expect(within(32, concern('a', 1))).toBe(0);
    expect(within(40, concern('a', 1), resolved('a', 31))).toBe(100);
    expect(within(40, concern('a', 1), resolved('a', 32))).toBe(0);
  });

  it('asks whether terms that do not hold are renegotiated before the due date', () => {
    const inTime = (day: number, ...steps: Steps): number | undefined =>
      dimension('adaptability', day, ...steps).figures.renegotiatedInTime;
    const moved = [due('a', 5), renegotiate(on(4), { commitmentId: 'a', dueOn: on(9) })];
    expect(inTime(5, due('a', 5), kept('a', 5))).toBeUndefined();
    expect(inTime(6, ...moved)).toBe(100);
    expect(inTime(12, ...moved, kept('a', 11))).toBe(50);
    expect(inTime(12, due('b', 5), miss(on(6), { commitmentId: 'b' }))).toBe(0);
  });

  it('is the mean of what is known', () => {
    const steps = [due('a', 5), kept('a', 6), concern('a', 1), resolved('a', 2)];
    expect(dimension('adaptability', 9, ...steps)).toMatchObject({ score: 50, state: 'discuss' });
  });
});

describe('a scorecard', () => {
  it('has the lowest dimension for its headline, and no overall score', () => {
    const scorecard = card(40, due('a', 5), kept('a', 5), contribution('g', 'ann', 10));
    expect(scorecard.headline).toBe('balance');
    expect(Object.keys(scorecard).sort()).toEqual(['allianceId', 'asOf', 'dimensions', 'headline']);
  });
});
