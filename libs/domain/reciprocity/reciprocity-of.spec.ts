import fc from 'fast-check';
import {
  type AllianceEvent,
  type AllianceEventData,
  type AssessmentState,
  type PartnerReciprocity,
  type Reciprocity,
  type ReciprocityIn,
  type Value,
  amendedHistory,
  assessmentOf,
  balanceOf,
  contributionEvents,
  giniOf,
  imbalanceOf,
  reciprocityOf,
  startOf,
} from '#domain';
import { acceptedHistory, commands, historyOf, runs } from '#testing';

const { form, give, join, leave, renew } = commands;
const ASOF = startOf('2030-01-01');

type Steps = Parameters<typeof historyOf>[0];

function assessmentAfter(...steps: Steps): AssessmentState {
  const state = assessmentOf(historyOf([form('2020-01-01'), ...steps]));
  if (!state) throw new Error('Nothing happened.');
  return state;
}

const after = (...steps: Steps): Reciprocity => reciprocityOf(assessmentAfter(...steps), ASOF);

function of(measured: ReciprocityIn | undefined, partnerId: string): PartnerReciprocity | undefined {
  return measured?.partners.find((partner) => partner.partnerId === partnerId);
}

let number = 0;
const contribution = (
  occurredOn: string,
  data: Partial<AllianceEventData['ContributionMade']>,
): Steps[number] => give(occurredOn, { contributionId: `g${(number += 1)}`, ...data });
const eur = (amount: number): Value => ({ amount, currency: 'EUR', basis: 'agreed' });
const revalued = (occurredOn: string, contributionId: string, value: Value): AllianceEvent => ({
  type: 'ContributionRevalued',
  occurredOn,
  data: { contributionId, value, reason: 'appraised' },
});
const OVERHEAD = { overhead: true };
const usd = (amount: number): Value => ({ amount, currency: 'USD', basis: 'agreed' });

describe('the measures of giving', () => {
  it('are those of the textbook', () => {
    expect(giniOf([10, 10])?.gStar).toBeCloseTo(0, 6);
    expect(giniOf([100, 0])?.gStar).toBeCloseTo(1, 6);
    expect(giniOf([1, 2, 3, 4])?.g).toBeCloseTo(0.25, 6);
    expect(giniOf([4, 2, 1, 3])?.gStar).toBeCloseTo(0.333333, 6);
    expect(balanceOf(30, 10)).toBe(0.5);
    expect(balanceOf(0, 10)).toBe(-1);
    expect(imbalanceOf([100, 0])).toBe(0.5);
    expect(imbalanceOf([75, 25], [0.75, 0.25])).toBe(0);
  });

  it('are undefined where nothing was given', () => {
    expect(balanceOf(0, 0)).toBeUndefined();
    expect(imbalanceOf([0, 0])).toBeUndefined();
    expect(giniOf([0, 0])).toBeUndefined();
    expect(giniOf([3])).toBeUndefined();
  });
});

describe('reciprocity', () => {
  it('counts each kind in its own unit, and never adds them up', () => {
    const { natural } = after(
      contribution('2020-02-01', { kind: 'time', quantity: 8, unit: 'hours' }),
      contribution('2020-02-02', { kind: 'time', quantity: 1, unit: 'days' }),
      contribution('2020-02-03', { kind: 'time', quantity: 4, unit: 'hours' }),
      contribution('2020-02-04', { kind: 'referral' }),
      contribution('2020-02-05', { kind: 'money', value: eur(50) }),
    );
    expect(
      natural.map(({ name, contributions, total, coverage }) => [name, contributions, total, coverage]),
    ).toEqual([
      ['time in hours', 2, 12, 40],
      ['money in EUR', 1, 50, 20],
      ['referral', 1, 1, 20],
      ['time in days', 1, 1, 20],
    ]);
  });

  it('gives each currency its own figures, and says how much is valued', () => {
    const { valued, coverage } = after(
      contribution('2020-02-01', { value: eur(100) }),
      contribution('2020-02-02', { value: usd(10) }),
      contribution('2020-02-03', {}),
      contribution('2020-02-04', { value: eur(20) }),
    );
    expect(valued.map(({ name, total, coverage: part }) => [name, total, part])).toEqual([
      ['EUR', 120, 50],
      ['USD', 10, 25],
    ]);
    expect(coverage).toBe(75);
  });

  it('splits a joint contribution equally, and gives it to the other partners', () => {
    const { leading } = after(contribution('2020-02-01', { givers: ['ann', 'ben'], value: eur(100) }));
    expect(of(leading, 'ann')).toMatchObject({ given: 50, received: 0, balance: 1, returnOnEffort: 0 });
    expect(of(leading, 'cem')).toMatchObject({ given: 0, received: 100, balance: -1 });
    expect(of(leading, 'cem')).not.toHaveProperty('returnOnEffort');
  });

  it('goes by who was a partner then', () => {
    const { leading } = after(
      join('2020-03-01', 'dan'),
      leave('2020-05-01', 'ben'),
      contribution('2020-02-01', { value: eur(60) }),
      contribution('2020-04-01', { value: eur(60) }),
      contribution('2020-06-01', { value: eur(60) }),
    );
    expect(of(leading, 'ben')).toMatchObject({ received: 50, current: false, share: 0 });
    expect(of(leading, 'cem')?.received).toBe(80);
    expect(of(leading, 'dan')?.received).toBe(50);
  });

  it('counts what goes to outsiders as given', () => {
    const { leading } = after(contribution('2020-02-01', { value: eur(100), beneficiaries: [] }));
    expect(leading).toMatchObject({ total: 100, toOutsiders: 100 });
    expect(of(leading, 'ann')).toMatchObject({ given: 100, received: 0, balance: 1 });
  });

  it('takes the value agreed on last', () => {
    const given = give('2020-02-01', { contributionId: 'v', value: eur(5) });
    const state = assessmentAfter(
      given,
      revalued('2020-05-01', 'v', eur(80)),
      revalued('2020-04-01', 'v', eur(70)),
    );
    expect(reciprocityOf(state, ASOF).leading?.total).toBe(80);
    expect(contributionEvents(state, { by: 'currency', currency: 'EUR' })).toHaveLength(2);
    expect(contributionEvents(state, { by: 'number' })).toHaveLength(1);
  });

  it('leaves nothing in a currency that nothing is valued in any more', () => {
    const { valued } = after(
      give('2020-02-01', { contributionId: 'v', value: eur(0.1) }),
      give('2020-02-02', { contributionId: 'w', value: eur(0.2) }),
      revalued('2020-03-01', 'v', usd(1)),
      revalued('2020-03-02', 'w', usd(2)),
    );
    expect(valued.map(({ name, total }) => [name, total])).toEqual([['USD', 3]]);
  });

  it('adds up money as it is written', () => {
    const { leading } = after(
      contribution('2020-02-01', { value: eur(0.1) }),
      contribution('2020-02-02', { value: eur(0.2) }),
      give('2020-02-03', { contributionId: 'v', value: eur(1_000_000_000.7) }),
      revalued('2020-02-04', 'v', eur(0.4)),
    );
    expect(leading?.total).toBe(0.7);
  });

  it('shares a contribution anew when it turns out who was a partner then', () => {
    const late = (steps: Steps): Reciprocity =>
      after(contribution('2020-06-01', { value: eur(60) }), ...steps);
    expect(of(late([join('2020-03-01', 'dan')]).leading, 'dan')?.received).toBe(20);
    expect(of(late([join('2020-07-01', 'dan')]).leading, 'dan')?.received).toBe(0);
    expect(of(late([leave('2020-03-01', 'cem')]).leading, 'ben')?.received).toBe(60);
  });

  it('adds benefits to what a partner got, in their currency', () => {
    const benefit: AllianceEvent = {
      type: 'BenefitRealised',
      occurredOn: '2020-03-01',
      data: { benefitId: 'b', partnerId: 'ann', kind: 'sale', description: 'a sale', value: eur(150) },
    };
    const { leading } = after(contribution('2020-02-01', { value: eur(100) }), benefit);
    expect(of(leading, 'ann')).toMatchObject({ benefits: 150, returnOnEffort: 1.5, received: 0 });
  });

  it('compares with the shares agreed on', () => {
    const shares = { ann: 0.5, ben: 0.25, cem: 0.25 };
    const { leading } = after(
      renew('2020-01-02', { shares }, ['ann', 'ben', 'cem']),
      contribution('2020-02-01', { value: eur(50) }),
      contribution('2020-02-02', { givers: ['ben'], value: eur(50) }),
    );
    expect(leading?.imbalance).toBeCloseTo(0.25, 12);
    expect(leading?.largestImbalance).toBe(0.75);
  });

  describe('leads with', () => {
    const name = (...steps: Steps): string | undefined => after(...steps).leading?.name;
    const hours = { kind: 'time', quantity: 1, unit: 'hours' } as const;
    const times = (n: number, data: Parameters<typeof contribution>[1]): Steps =>
      Array.from({ length: n }, () => contribution('2020-02-01', data));

    it('nothing, where nothing was given', () => {
      expect(after()).not.toHaveProperty('leading');
      expect(after()).not.toHaveProperty('leavesOut');
    });

    it('a currency before a unit that covers as much', () => {
      expect(name(contribution('2020-02-01', { ...hours, value: eur(1) }))).toBe('EUR');
      expect(name(...times(4, { ...hours, value: eur(1) }), ...times(1, hours))).toBe('EUR');
      expect(name(...times(3, { ...hours, value: eur(1) }), ...times(1, hours))).toBe('time in hours');
    });

    it('the number of contributions, where nothing covers four fifths of what each gave', () => {
      expect(name(...times(1, hours), ...times(1, { kind: 'referral' }))).toBe('contributions');
      // Dollars are not nothing: in euros, ben would seem to have given nothing.
      const apart = after(
        ...times(2, { value: eur(100) }),
        ...times(2, { givers: ['ben'], value: usd(110) }),
      );
      expect(apart.leading?.name).toBe('time');
      const kinds = after(
        ...times(2, { kind: 'money', value: eur(100) }),
        ...times(2, { kind: 'money', givers: ['ben'], value: usd(110) }),
      );
      expect(kinds.leading).toMatchObject({ name: 'contributions', coverage: 100 });
      expect(kinds.leading?.imbalance).toBeCloseTo(1 / 3, 12);
      // Nine in ten are in euros, but none of what ben gave.
      expect(name(...times(9, { kind: 'money', value: eur(1) }), ...times(1, { givers: ['ben'] }))).toBe(
        'contributions',
      );
    });

    it('what it says, and says what that leaves out', () => {
      const mixed = after(...times(4, { ...hours, value: eur(1) }), ...times(1, { ...hours, value: usd(1) }));
      expect(mixed.leavesOut).toEqual({ contributions: 1, measures: ['USD'] });
      const counted = after(...times(1, hours), ...times(1, { kind: 'referral', value: eur(1) }));
      expect(counted.leavesOut).toEqual({ contributions: 0, measures: ['referral', 'time in hours', 'EUR'] });
      expect(after(...times(1, hours)).leavesOut).toEqual({ contributions: 0, measures: [] });
    });
  });

  it('takes units that Unicode calls equivalent for one', () => {
    const { natural } = after(
      contribution('2020-02-01', { quantity: 1, unit: 'journ\u00e9es' }),
      contribution('2020-02-02', { quantity: 2, unit: 'journe\u0301es' }),
    );
    expect(natural).toHaveLength(1);
    expect(natural[0]).toMatchObject({ contributions: 2, total: 3 });
  });

  it('knows what went into running the alliance itself, as valued last', () => {
    const { valued } = after(
      give('2020-02-01', { ...OVERHEAD, contributionId: 'x', value: eur(30) }),
      contribution('2020-02-02', { value: eur(70) }),
    );
    expect(valued[0]).toMatchObject({ name: 'EUR', total: 100, overhead: 30 });
    const again = after(
      give('2020-02-01', { ...OVERHEAD, contributionId: 'x', value: eur(30) }),
      revalued('2020-02-03', 'x', eur(20)),
    );
    expect(again.valued[0]).toMatchObject({ total: 20, overhead: 20 });
  });

  it('has a return that is a number, however little was given', () => {
    const { valued } = after(
      contribution('2020-02-01', { value: eur(1e-300) }),
      contribution('2020-02-01', { givers: ['ben'], value: eur(1e13) }),
    );
    for (const { returnOnEffort } of valued[0]?.partners ?? [])
      expect(Number.isFinite(returnOnEffort ?? 0)).toBe(true);
  });

  it('loses nothing: all that was given was received, or went to outsiders', () => {
    const history = acceptedHistory({ maxLength: 60 }).map((events) => amendedHistory(events));
    fc.assert(
      fc.property(history, (events) => {
        const state = assessmentOf(events);
        fc.pre(state !== undefined);
        const { natural, valued } = reciprocityOf(state, ASOF);
        for (const { partners, total, toOutsiders } of [...natural, ...valued]) {
          const received = partners.reduce((sum, partner) => sum + partner.received, 0);
          expect((received + toOutsiders) / (total || 1)).toBeCloseTo(total === 0 ? 0 : 1, 9);
        }
      }),
      runs(30),
    );
  });
});
