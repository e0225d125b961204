import fc from 'fast-check';

import { expectationOf, scoreOf } from './score.js';
import { TRUST_POLICY_PRESETS } from './trust-policy.js';

const { standard } = TRUST_POLICY_PRESETS;

describe('a score', () => {
  it.each([
    { name: 'no evidence', R: 0, S: 0, E: 0.5, u: 1, lower: 0.05, upper: 0.95 },
    { name: 'r 7, s 1', R: 7, S: 1, E: 0.8, u: 0.2, lower: 0.570864, upper: 0.958977 },
    { name: 'kept on time', R: 1, S: 0, E: 0.666667, u: 0.666667, lower: 0.223607, upper: 0.974679 },
    { name: 'missed', R: 0, S: 1, E: 0.333333, u: 0.666667, lower: 0.025321, upper: 0.776393 },
    { name: 'missed, κ 2', R: 0, S: 2, E: 0.25, u: 0.5, lower: 0.016952, upper: 0.631597 },
    { name: 'kept, read 365 days later', R: 0.5, S: 0, E: 0.6, u: 0.8, lower: 0.135721, upper: 0.966383 },
    {
      name: 'kept, kept, missed',
      R: 1.511033,
      S: 1,
      E: 0.556643,
      u: 0.443357,
      lower: 0.195289,
      upper: 0.887026,
    },
    { name: '30 days late', R: 0.5, S: 0.5, E: 0.5, u: 0.666667, lower: 0.097308, upper: 0.902692 },
    { name: '60 %, weight 2', R: 1.2, S: 0.8, E: 0.55, u: 0.5, lower: 0.172019, upper: 0.897016 },
  ])('of $name', ({ R, S, E, u, lower, upper }) => {
    const score = scoreOf({ R, S }, standard);
    expect(Math.abs(score.E - E)).toBeLessThan(1e-6);
    expect(Math.abs(score.u - u)).toBeLessThan(1e-6);
    expect(Math.abs(score.lower - lower)).toBeLessThan(1e-6);
    expect(Math.abs(score.upper - upper)).toBeLessThan(1e-6);
  });

  it('starts from the base rate of the policy', () => {
    const prior = { baseRate: 0.2, priorWeight: 4 };
    expect(expectationOf({ R: 0, S: 0 }, prior)).toBe(0.2);
    expect(expectationOf({ R: 4, S: 0 }, prior)).toBeCloseTo(0.6, 12);
  });

  it('has bounds even where the prior says nothing, or is certain', () => {
    expect(scoreOf({ R: 0, S: 0 }, { baseRate: 0.3, priorWeight: 0 })).toMatchObject({
      E: 0.3,
      u: 1,
      lower: 0,
      upper: 1,
    });
    expect(scoreOf({ R: 0, S: 1 }, { baseRate: 0, priorWeight: 2 })).toMatchObject({ lower: 0, upper: 0 });
    expect(scoreOf({ R: 1, S: 0 }, { baseRate: 1, priorWeight: 2 })).toMatchObject({ lower: 1, upper: 1 });
  });

  it('lies within its bounds, which lie between 0 and 1', () => {
    const amount = fc.double({ min: 0, max: 1000, noNaN: true });
    fc.assert(
      fc.property(amount, amount, (R, S) => {
        const { E, u, lower, upper } = scoreOf({ R, S }, standard);
        expect(0 <= lower && lower <= E && E <= upper && upper <= 1).toBe(true);
        expect(u > 0 && u <= 1).toBe(true);
      }),
    );
  });
});
