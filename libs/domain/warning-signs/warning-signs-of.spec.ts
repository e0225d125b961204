import {
  type AllianceEvent,
  type AllianceEventData,
  type AllianceEventType,
  DAY_MS,
  type Finding,
  type WarningSign,
  assessmentOf,
  levelsOf,
  startOf,
  warningSignsOf,
} from '#domain';
import { commands, historyOf } from '#testing';

const { appoint, dissolve, form, give, keep, lapse, miss, pause, promise, resume, review } = commands;
type Steps = Parameters<typeof historyOf>[0];

const DAY_0 = startOf('2020-01-01');
/** The date so many days after the alliance was formed. */
const on = (day: number): string => new Date(DAY_0 + day * DAY_MS).toISOString().slice(0, 10);

function happened<T extends AllianceEventType>(
  type: T,
  day: number,
  data: AllianceEventData[T],
): AllianceEvent {
  // Type and data belong together, which a generic cannot say of their union.
  return { type, occurredOn: on(day), data } as unknown as AllianceEvent;
}

/** The findings so many days after the alliance of ann, ben and cem was formed. */
function findings(day: number, ...steps: Steps): Finding[] {
  const first = steps[0]?.type === 'FormAlliance' ? [] : [form(on(0))];
  const state = assessmentOf(historyOf([...first, ...steps]));
  return state ? warningSignsOf(state, DAY_0 + day * DAY_MS) : [];
}

/** The levels of the findings of a sign, by rule. */
function rules(sign: WarningSign, day: number, ...steps: Steps): Record<string, string> {
  const found = findings(day, ...steps).filter((one) => one.sign === sign);
  for (const { text, advice, version } of found) expect([text, advice, version]).not.toContain('');
  return Object.fromEntries(found.map(({ rule, level }) => [rule, level]));
}

const due = (id: string, debtor: string, creditor: string, made: number, dueDay: number): Steps[number] =>
  promise(on(made), { commitmentId: id, debtors: [debtor], creditors: [creditor], dueOn: on(dueDay) });
const missed = (id: string, day: number): Steps[number] => miss(on(day), { commitmentId: id });
const kept = (id: string, day: number, by: string): Steps[number] =>
  keep(on(day), { commitmentId: id, confirmedBy: by });
const contribution = (id: string, giver: string, day: number, amount = 1): Steps[number] =>
  give(on(day), {
    contributionId: id,
    givers: [giver],
    value: { amount, currency: 'EUR', basis: 'agreed' },
  });
const breach = (day: number): Steps => [
  happened('BreachReported', day, { breachId: 'b', subject: 'ann', nature: 'told a secret', by: 'ben' }),
  happened('BreachConfirmed', day + 1, {
    breachId: 'b',
    decidedBy: 'cem',
    judgedBy: { subject: 'ann', towards: ['ben', 'cem'] },
  }),
];

describe('W1, no trust', () => {
  it('is amber where the record speaks against the alliance', () => {
    // A miss: E 1/3, but u 2/3. Two: E 1/4, u 1/2.
    const one = [due('a', 'ann', 'ben', 0, 1), missed('a', 2)];
    expect(rules('W1', 2, ...one)).toEqual({});
    expect(rules('W1', 2, ...one, due('b', 'ben', 'cem', 0, 1), missed('b', 2))).toEqual({
      'low-trust': 'amber',
    });
  });

  it('is amber where there is hardly any evidence after 90 days', () => {
    expect(rules('W1', 90)).toEqual({});
    expect(rules('W1', 91)).toEqual({ unproven: 'amber' });
    // u = 2/(2 + 1) once a promise is kept
    expect(rules('W1', 91, due('a', 'ann', 'ben', 0, 91), kept('a', 91, 'ben'))).toEqual({});
  });

  it('is amber while a bad experience from before is not resolved', () => {
    const note = (day: number, tone: 'negative' | 'neutral'): AllianceEvent =>
      happened('PriorRelationshipNoted', day, { partners: ['ann', 'ben'], tone, summary: 'a lawsuit' });
    expect(rules('W1', 5, note(1, 'negative'))).toEqual({ 'negative-history': 'amber' });
    expect(rules('W1', 5, note(1, 'negative'), note(3, 'neutral'))).toEqual({});
    expect(rules('W1', 5, note(3, 'negative'), note(1, 'neutral'))).toEqual({ 'negative-history': 'amber' });
  });

  it('is red where a pair is certainly broken', () => {
    // Beta(1, 1 + n): the 95 % quantile is 1 − 0.05^(1/(1 + n)): 0.527 for 3, 0.451 for 4.
    const misses = (n: number): Steps => [
      promise(on(0), { commitmentId: 'w', dueOn: on(1), weight: n }),
      missed('w', 2),
    ];
    expect(rules('W1', 2, ...misses(3))).not.toHaveProperty('broken-pair');
    expect(rules('W1', 2, ...misses(4))).toMatchObject({ 'broken-pair': 'red' });
  });

  it('is red after two misses in a row to one creditor', () => {
    const both = [due('a', 'ann', 'ben', 0, 1), due('b', 'cem', 'ben', 0, 1)];
    expect(rules('W1', 9, ...both, missed('a', 2))).not.toHaveProperty('misses-in-a-row');
    expect(rules('W1', 9, ...both, missed('a', 2), missed('b', 3))).toMatchObject({
      'misses-in-a-row': 'red',
    });
    expect(rules('W1', 9, ...both, missed('a', 2), kept('b', 3, 'ben'))).not.toHaveProperty(
      'misses-in-a-row',
    );
    const others = [due('a', 'ann', 'ben', 0, 1), due('b', 'ann', 'cem', 0, 1)];
    expect(rules('W1', 9, ...others, missed('a', 2), missed('b', 3))).not.toHaveProperty('misses-in-a-row');
  });
});

describe('W2, no driver', () => {
  it('is amber after 14 days without a coordinator, and red after 45', () => {
    expect(rules('W2', 13)).toEqual({});
    expect(rules('W2', 14)).toEqual({ 'no-coordinator': 'amber' });
    expect(rules('W2', 44)).toEqual({ 'no-coordinator': 'amber' });
    expect(rules('W2', 45)).toEqual({ 'no-coordinator': 'red' });
  });

  it('does not count the days of a pause', () => {
    expect(rules('W2', 40, pause(on(10)), resume(on(37)))).toEqual({});
    expect(rules('W2', 41, pause(on(10)), resume(on(37)))).toEqual({ 'no-coordinator': 'amber' });
  });

  it('is red once the coordinator has been silent for 60 days', () => {
    const coordinated = [appoint(on(0), 'ann')];
    expect(rules('W2', 59, ...coordinated)).toEqual({});
    expect(rules('W2', 60, ...coordinated)).toEqual({ 'coordinator-silent': 'red' });
    expect(rules('W2', 60, ...coordinated, contribution('g', 'ben', 30))).toEqual({
      'coordinator-silent': 'red',
    });
    const met = happened('MeetingHeld', 30, { channel: 'in person', attendees: ['ann'] });
    expect(rules('W2', 60, ...coordinated, met)).toEqual({});
  });
});

describe('W3, no resources', () => {
  const need = (neededBy: number): AllianceEvent =>
    happened('ResourceNeedDeclared', 1, { needId: 'n', kind: 'a hall', neededBy: on(neededBy) });
  const met = happened('ResourceNeedMet', 20, { needId: 'n', by: 'ann' });

  it('is amber where a need is unmet 30 days after it was declared', () => {
    expect(rules('W3', 30, need(90))).toEqual({});
    expect(rules('W3', 31, need(90))).toEqual({ 'need-unmet': 'amber' });
    expect(rules('W3', 31, need(90), met)).toEqual({});
  });

  it('is red where a need is unmet past its date', () => {
    expect(rules('W3', 10, need(10))).toEqual({});
    expect(rules('W3', 11, need(10))).toEqual({ 'need-past-date': 'red' });
  });

  it('is red where nothing was given for 60 days with open objectives', () => {
    const objective = happened('ObjectiveSet', 0, {
      objectiveId: 'o',
      text: 'a feast',
      weight: 1,
      markers: [],
    });
    expect(rules('W3', 60)).toEqual({});
    expect(rules('W3', 59, objective)).toEqual({});
    expect(rules('W3', 60, objective)).toEqual({ 'nothing-given': 'red' });
    expect(rules('W3', 69, objective, contribution('g', 'ann', 10))).toEqual({});
    expect(rules('W3', 70, objective, contribution('g', 'ann', 10))).toEqual({ 'nothing-given': 'red' });
    expect(rules('W3', 70, objective, happened('ObjectiveAchieved', 50, { objectiveId: 'o' }))).toEqual({});
  });
});

describe('W4, cultural unawareness', () => {
  const profile = (partnerId: string, culture: string): AllianceEvent =>
    happened('ProfileDeclared', 1, { partnerId, culture, values: 'v', mandate: 'm' });
  const meeting = (day: number): AllianceEvent =>
    happened('MeetingHeld', day, { channel: 'in person', attendees: ['ann', 'ben'] });
  const concern = (
    concernId: string,
    day: number,
    kind: 'culture' | 'communication' | 'effort',
  ): AllianceEvent => happened('ConcernRaised', day, { concernId, kind, text: 'never answers' });
  const resolved = (concernId: string, day: number): AllianceEvent =>
    happened('ConcernResolved', day, { concernId });

  it('is amber where partners who differ did not meet in the first 60 days', () => {
    const differ = [profile('ann', 'direct'), profile('ben', 'indirect')];
    expect(rules('W4', 60, ...differ)).toEqual({});
    expect(rules('W4', 61, ...differ)).toEqual({ 'never-met': 'amber' });
    expect(rules('W4', 61, ...differ, meeting(60))).toEqual({});
    expect(rules('W4', 62, ...differ, meeting(61))).toEqual({ 'never-met': 'amber' });
    expect(rules('W4', 61, profile('ann', 'direct'), profile('ben', 'Direct '))).toEqual({});
  });

  it('is amber where a promise is not acknowledged for 14 days', () => {
    const promised = due('a', 'ann', 'ben', 1, 90);
    const acknowledged = happened('CommitmentAcknowledged', 9, { commitmentId: 'a', creditor: 'ben' });
    expect(rules('W4', 14, promised)).toEqual({});
    expect(rules('W4', 15, promised)).toEqual({ unacknowledged: 'amber' });
    expect(rules('W4', 15, promised, acknowledged)).toEqual({});
    expect(rules('W4', 15, promised, kept('a', 9, 'ben'))).toEqual({});
  });

  it('is red after two concerns in 180 days', () => {
    const two = (first: number): Steps => [
      concern('a', first, 'culture'),
      resolved('a', first + 1),
      concern('b', 200, 'communication'),
      resolved('b', 201),
    ];
    expect(rules('W4', 210, ...two(29))).toEqual({});
    expect(rules('W4', 210, ...two(30))).toEqual({ 'cultural-concerns': 'red' });
    expect(rules('W4', 210, concern('a', 205, 'effort'), concern('b', 205, 'culture'))).toEqual({});
  });

  it('is red where one is unresolved for 14 days', () => {
    expect(rules('W4', 15, concern('a', 2, 'culture'))).toEqual({});
    expect(rules('W4', 16, concern('a', 2, 'culture'))).toEqual({ 'cultural-concern-unresolved': 'red' });
    expect(rules('W4', 16, concern('a', 2, 'culture'), resolved('a', 15))).toEqual({});
  });
});

describe('W5, different values', () => {
  /** ann promises, keeps some and misses the others, has given `given` and got half of `others`. */
  const record = (keeps: number, all: number, given: number, others: number): Steps => [
    ...Array.from({ length: all }, (_, n) => due(`p${n}`, 'ann', 'ben', 0, 1)),
    ...Array.from({ length: all }, (_, n) => (n < keeps ? kept(`p${n}`, 1, 'ben') : missed(`p${n}`, 2))),
    give(on(3), {
      contributionId: 'a',
      givers: ['ann'],
      value: { amount: given, currency: 'EUR', basis: 'agreed' },
    }),
    contribution('b', 'ben', 3, others),
  ];

  it('is amber where a partner keeps under half, and takes', () => {
    // B = (given − others/2)/(given + others/2)
    expect(rules('W5', 3, ...record(1, 3, 3, 12))).toEqual({ 'takes-and-breaks': 'amber' });
    expect(rules('W5', 3, ...record(1, 3, 7, 26))).toEqual({});
    expect(rules('W5', 3, ...record(2, 4, 3, 12))).toEqual({});
    expect(rules('W5', 3, ...record(0, 2, 3, 12))).toEqual({});
  });

  it('is red where it keeps under 0.34, and takes much', () => {
    expect(rules('W5', 3, ...record(1, 3, 3, 18))).toEqual({ 'takes-and-breaks': 'amber' });
    expect(rules('W5', 3, ...record(1, 3, 3, 20))).toEqual({ 'takes-and-breaks': 'red' });
    expect(rules('W5', 3, ...record(2, 5, 3, 20))).toEqual({ 'takes-and-breaks': 'amber' });
  });

  it('is red after a confirmed breach', () => {
    expect(rules('W5', 9, ...breach(3).slice(0, 1))).toEqual({});
    expect(rules('W5', 9, ...breach(3))).toEqual({ breach: 'red' });
  });
});

describe('W6, unequal effort', () => {
  /** Four contributions to outsiders: no balance but 1. */
  const given = (...amounts: readonly number[]): Steps =>
    amounts.map((amount, n) =>
      give(on(1), {
        contributionId: `g${n}`,
        givers: [['ann', 'ben', 'cem', 'ann'][n] ?? 'ann'],
        value: { amount, currency: 'EUR', basis: 'agreed' },
      }),
    );

  it('is amber where the giving is far from the shares, and red where it is very far', () => {
    // ann's part less a third is D.
    expect(rules('W6', 1, ...given(30, 24, 23, 23))).toEqual({});
    expect(rules('W6', 1, ...given(30, 23, 23, 24))).toHaveProperty('imbalance', 'amber');
    expect(rules('W6', 1, ...given(40, 16, 16, 28))).toHaveProperty('imbalance', 'amber');
    expect(rules('W6', 1, ...given(40, 15, 15, 30))).toHaveProperty('imbalance', 'red');
  });

  it('needs four contributions', () => {
    expect(rules('W6', 1, ...given(90, 1, 1))).toEqual({});
  });

  it('is amber where one partner gives, or gets, much more', () => {
    // ann gives 60 and gets half of 40: B is exactly 0.5.
    expect(rules('W6', 1, ...given(30, 20, 20, 30))).toEqual({ imbalance: 'amber' });
    expect(rules('W6', 1, ...given(31, 20, 20, 30))).toEqual({ imbalance: 'amber', 'one-sided': 'amber' });
  });
});

describe('W7, open-ended', () => {
  it('is amber where no date was agreed on within 14 days', () => {
    const reviewed = (day: number): Steps[number] => review(on(day), { nextReviewOn: on(90) });
    expect(rules('W7', 14)).toEqual({});
    expect(rules('W7', 15)).toEqual({ 'no-date': 'amber' });
    expect(rules('W7', 16, reviewed(14))).toEqual({});
    expect(rules('W7', 16, reviewed(15))).toEqual({ 'no-date': 'amber' });
    expect(rules('W7', 15, form(on(0), { trialEndsOn: on(90) }))).toEqual({});
  });

  it('is red where a review is 30 days overdue', () => {
    const formed = form(on(0), { nextReviewOn: on(10) });
    expect(rules('W7', 39, formed)).toEqual({});
    expect(rules('W7', 40, formed)).toEqual({ 'review-overdue': 'red' });
    expect(rules('W7', 40, formed, review(on(39)))).toEqual({});
    expect(rules('W7', 40, formed, pause(on(5)), resume(on(6)))).toEqual({});
  });
});

describe('W8, fading', () => {
  const silence = (day: number, ...steps: Steps): Finding | undefined =>
    findings(day, ...steps).find(({ sign }) => sign === 'W8');

  it('is amber after 45 days of silence, and red after 90', () => {
    expect(silence(45)).toBeUndefined();
    expect(silence(46)).toMatchObject({ level: 'amber', facts: { days: 46 } });
    expect(silence(90)).toMatchObject({ level: 'amber' });
    expect(silence(46)).not.toHaveProperty('proposal');
    expect(silence(91)).toMatchObject({ level: 'red', proposal: 'AllianceLapsed' });
  });

  it('allows for the alliance that seldom does anything', () => {
    const monthly = [contribution('a', 'ann', 20), contribution('b', 'ben', 40)];
    expect(silence(100, ...monthly)).toBeUndefined();
    expect(silence(101, ...monthly)).toMatchObject({ level: 'amber', facts: { days: 61, medianGap: 20 } });
  });
});

describe('the warning signs', () => {
  const grim = [...breach(3), due('a', 'ann', 'ben', 0, 1), missed('a', 2)];

  it('are W5 and W7 only while the alliance is paused, and none once it has ended', () => {
    const signs = (...steps: Steps): string[] => [
      ...new Set(findings(400, ...steps).map(({ sign }) => sign)),
    ];
    expect(signs(...grim)).toEqual(['W1', 'W2', 'W5', 'W7', 'W8']);
    expect(signs(...grim, pause(on(9)))).toEqual(['W5', 'W7']);
    expect(signs(...grim, lapse(on(9)))).toEqual([]);
    expect(signs(...grim, dissolve(on(9)))).toEqual([]);
  });

  it('are as bad as the worst finding', () => {
    expect(levelsOf(findings(400, ...grim))).toMatchObject({
      W1: 'amber',
      W2: 'red',
      W5: 'red',
      W7: 'amber',
    });
  });

  it('name an event for each finding but that of a date never agreed on', () => {
    for (const { rule, events } of findings(400, ...grim))
      if (rule !== 'no-date') expect(events).not.toEqual([]);
  });
});
