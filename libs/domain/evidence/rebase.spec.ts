import { rebased } from './rebase.js';
import { timelineOf } from './alliance-timeline.js';
import { type TrustEvidence } from './evidence.js';
import { TRUST_POLICY_PRESETS } from '../trust/trust-policy.js';

const DAY = 86_400_000;

const evidence = (day: number, r: number, s: number): TrustEvidence => ({
  eventId: `e${day}`,
  type: 'CommitmentKept',
  occurredOn: '2020-01-01',
  at: day * DAY,
  revision: day,
  of: [{ key: {}, r, s }],
});

const agreed = (day: number, policy = TRUST_POLICY_PRESETS.standard) => ({
  eventId: `p${day}`,
  occurredOn: '2020-01-01',
  at: day * DAY,
  revision: day,
  policy,
});

const policies = [agreed(0), agreed(150, { ...TRUST_POLICY_PRESETS.fast, baseRate: 0.7, priorWeight: 4 })];
const points = timelineOf({}, [evidence(1, 1, 0), evidence(100, 1, 0), evidence(200, 0, 1)], policies);

describe('a timeline read with another base rate', () => {
  const read = rebased(points, undefined, policies, 0.9);

  it('has the same evidence', () => {
    expect(read.map(({ R, S }) => [R, S])).toEqual(points.map(({ R, S }) => [R, S]));
  });

  it('has scores that are the base rate and the sum of all parts', () => {
    let E = 0.9;
    for (const point of read) {
      E += point.ageing + point.change;
      expect(point.E).toBeCloseTo(E, 12);
      const W = point.at < 150 * DAY ? 2 : 4;
      expect(point.E).toBeCloseTo((point.R + 0.9 * W) / (point.R + point.S + W), 12);
      expect(point.u).toBeCloseTo(W / (point.R + point.S + W), 12);
    }
  });

  it('is as it is under a policy of that base rate', () => {
    const of = (baseRate: number) =>
      policies.map((agreement) => ({ ...agreement, policy: { ...agreement.policy, baseRate } }));
    const all = [evidence(1, 1, 0), evidence(100, 1, 0), evidence(200, 0, 1)];
    const expected = timelineOf({}, all, of(0.9));
    for (const [index, point] of read.entries())
      for (const field of ['E', 'u', 'lower', 'upper', 'ageing', 'change'] as const)
        expect(point[field]).toBeCloseTo(expected[index]?.[field] ?? NaN, 9);
  });

  it('can be read on from any point', () => {
    for (const from of points.keys())
      expect(rebased(points.slice(from), points[from - 1], policies, 0.9)).toEqual(read.slice(from));
  });
});
