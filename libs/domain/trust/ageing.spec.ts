import { aged, scoreAsOf } from './ageing.js';
import { TRUST_POLICY_PRESETS } from './trust-policy.js';

const DAY = 86_400_000;

describe('ageing', () => {
  it('halves evidence in a half-life', () => {
    expect(aged({ R: 1, S: 4, at: 0 }, 365 * DAY, 365)).toEqual({ R: 0.5, S: 2 });
    expect(aged({ R: 1, S: 0, at: 0 }, 730 * DAY, 365)).toEqual({ R: 0.25, S: 0 });
  });

  it('in two steps equals ageing in one', () => {
    const half = aged({ R: 3, S: 1, at: 0 }, 100 * DAY, 180);
    const stepwise = aged({ ...half, at: 100 * DAY }, 250 * DAY, 180);
    expect(stepwise.R).toBeCloseTo(aged({ R: 3, S: 1, at: 0 }, 250 * DAY, 180).R, 12);
  });

  it('never makes evidence grow', () => {
    expect(aged({ R: 1, S: 1, at: 10 * DAY }, 0, 365)).toEqual({ R: 1, S: 1 });
    expect(aged({ R: 0, S: 0, at: -Infinity }, 0, 365)).toEqual({ R: 0, S: 0 });
  });

  it('is what a score read later shows', () => {
    const score = scoreAsOf({ R: 1, S: 0, at: 0 }, 365 * DAY, TRUST_POLICY_PRESETS.standard);
    expect(score.R).toBe(0.5);
    expect(Math.abs(score.E - 0.6)).toBeLessThan(1e-6);
    expect(Math.abs(score.u - 0.8)).toBeLessThan(1e-6);
    expect(Math.abs(score.lower - 0.135721)).toBeLessThan(1e-6);
    expect(Math.abs(score.upper - 0.966383)).toBeLessThan(1e-6);
  });
});
