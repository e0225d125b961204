import quantile from '@stdlib/stats-base-dists-beta-quantile';
import fc from 'fast-check';
import { runs } from '#testing';

import { betaBounds } from './beta-bounds.js';

/** Small ones as often as large ones. */
const parameter = fc.double({ min: 0, max: Math.log(20_000), noNaN: true }).map(Math.exp);

describe('the bounds of a Beta distribution', () => {
  it('are those that the library gives', () => {
    fc.assert(
      fc.property(parameter, parameter, (alpha, beta) => {
        const { lower, upper } = betaBounds(alpha, beta);
        expect(Math.abs(lower - quantile(0.05, alpha, beta))).toBeLessThan(1e-12);
        expect(Math.abs(upper - quantile(0.95, alpha, beta))).toBeLessThan(1e-12);
      }),
      runs(1_000),
    );
  });

  it.each([
    [1, 1],
    [1, 10_000],
    [10_000, 1],
    [10_000, 10_000],
    [1.5, 1],
    [0.6, 1.4],
    [0.001, 3],
    [50_000, 2],
  ])('are right at the edges: %d, %d', (alpha, beta) => {
    const { lower, upper } = betaBounds(alpha, beta);
    expect(Math.abs(lower - quantile(0.05, alpha, beta))).toBeLessThan(1e-12);
    expect(Math.abs(upper - quantile(0.95, alpha, beta))).toBeLessThan(1e-12);
  });

  it('are a point where one side weighs nothing, and everything where neither does', () => {
    expect(betaBounds(0, 2)).toEqual({ lower: 0, upper: 0 });
    expect(betaBounds(2, 0)).toEqual({ lower: 1, upper: 1 });
    expect(betaBounds(0, 0)).toEqual({ lower: 0, upper: 1 });
  });
});
