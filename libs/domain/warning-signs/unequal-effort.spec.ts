import { type Steps, assessments, commands } from '#testing';

const { on, rules } = assessments;
const { give } = commands;

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
