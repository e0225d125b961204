import fc from 'fast-check';

import { precedes } from '../time/moment.js';
import { type TimelineEntry, type TimelinePoint, foldTimeline } from './timeline.js';
import { TRUST_POLICY_PRESETS, type TrustPolicy } from './trust-policy.js';

const DAY = 86_400_000;
const { standard, fast, institutional, cautious } = TRUST_POLICY_PRESETS;

const kept = (day: number, revision = day): TimelineEntry => ({
  at: day * DAY,
  revision,
  r: 1,
  s: 0,
  outcome: 'kept',
});
const missed = (day: number, revision = day): TimelineEntry => ({
  at: day * DAY,
  revision,
  r: 0,
  s: 1,
  outcome: 'missed',
});
const changed = (day: number, policy: TrustPolicy): TimelineEntry => ({
  at: day * DAY,
  revision: day,
  r: 0,
  s: 0,
  policy,
});

const near = (actual: number | undefined, expected: number): void => {
  expect(Math.abs((actual ?? NaN) - expected)).toBeLessThan(1e-6);
};

describe('a timeline', () => {
  it('explains each score by ageing and by the event', () => {
    const points = foldTimeline([kept(0), kept(100), missed(200)], standard);
    near(points[2]?.R, 1.511033);
    near(points[2]?.S, 1);
    near(points[2]?.E, 0.556643);
    const parts = [
      [0, 0.166667],
      [-0.020394, 0.092428],
      [-0.023518, -0.158541],
    ] as const;
    parts.forEach(([ageing, change], index) => {
      near(points[index]?.ageing, ageing);
      near(points[index]?.change, change);
    });
    expect(points[2]?.counts).toEqual({ kept: 2, late: 0, partlyKept: 0, missed: 1 });
  });

  it('shows a change of policy by what the new base rate and prior weight do', () => {
    const policy = { ...fast, baseRate: 0.3, priorWeight: 4 };
    const [, point] = foldTimeline([kept(0), changed(365, policy)], standard);
    near(point?.R, 0.5);
    near(point?.ageing, 1.5 / 2.5 - 2 / 3);
    near(point?.change, (0.5 + 1.2) / 4.5 - 1.5 / 2.5);
  });

  it('ages each stretch under its own half-life', () => {
    const points = foldTimeline([kept(0), changed(180, fast), kept(360)], standard);
    near(points[2]?.R, 2 ** (-180 / 365) * 2 ** (-180 / 180) + 1);
  });
});

const policies = fc.constantFrom<TrustPolicy>(standard, fast, institutional, cautious, {
  ...standard,
  baseRate: 0.3,
  priorWeight: 5,
});
const anEntry = fc.record({
  at: fc.integer({ min: -40_000, max: 20_000 }).map((day) => day * DAY),
  r: fc.double({ min: 0, max: 10, noNaN: true }),
  s: fc.double({ min: 0, max: 10, noNaN: true }),
});
const entries = fc
  .array(fc.tuple(anEntry, fc.option(policies, { nil: undefined })), { maxLength: 12 })
  .map((drawn) =>
    drawn
      .map(([entry, policy], revision): TimelineEntry =>
        policy ? { ...entry, revision, r: 0, s: 0, policy } : { ...entry, revision },
      )
      .sort((a, b) => (precedes(a, b) ? -1 : 1)),
  );

/** The policy in force after the given entries. */
const inForceAfter = (before: readonly TimelineEntry[], first: TrustPolicy): TrustPolicy =>
  before.reduce((policy, entry) => entry.policy ?? policy, first);

describe('any timeline', () => {
  it('has parts that sum to the score', () => {
    fc.assert(
      fc.property(entries, policies, (all, first) => {
        let sum = first.baseRate;
        for (const point of foldTimeline(all, first)) {
          sum += point.ageing + point.change;
          expect(sum).toBeCloseTo(point.E, 9);
        }
      }),
    );
  });

  it('folded on from any of its points is the same to the last bit', () => {
    fc.assert(
      fc.property(entries, policies, fc.nat(), (all, first, pick) => {
        const whole = foldTimeline(all, first);
        const from = all.length === 0 ? 0 : pick % all.length;
        const before: TimelinePoint | undefined = whole[from - 1];
        const rest = foldTimeline(all.slice(from), inForceAfter(all.slice(0, from), first), before);
        expect(rest).toEqual(whole.slice(from));
      }),
    );
  });

  it('is a sum: two timelines of the same policy pool into one', () => {
    fc.assert(
      fc.property(entries, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (all, sides) => {
        const evidence = all.filter((entry) => entry.policy === undefined);
        const end: TimelineEntry = { at: 20_001 * DAY, revision: 99, r: 0, s: 0 };
        const last = (some: TimelineEntry[]): TimelinePoint =>
          foldTimeline([...some, end], standard).at(-1) as TimelinePoint;
        const left = last(evidence.filter((_, index) => sides[index]));
        const right = last(evidence.filter((_, index) => !sides[index]));
        expect(left.R + right.R).toBeCloseTo(last(evidence).R, 9);
        expect(left.S + right.S).toBeCloseTo(last(evidence).S, 9);
      }),
    );
  });
});
