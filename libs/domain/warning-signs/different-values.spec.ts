import { type Steps, assessments, commands } from '#testing';

const { breach, contribution, due, kept, missed, on, rules } = assessments;
const { give, join, leave } = commands;

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
    expect(rules('W5', 9, join(on(0), 'dee'), ...breach(3), leave(on(6), 'ann'))).toEqual({});
    expect(rules('W5', 9, join(on(0), 'dee'), ...breach(3), leave(on(6), 'ben'))).toEqual({ breach: 'red' });
  });
});
