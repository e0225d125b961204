import { timelineOf } from './alliance-timeline.js';
import { type TrustEvidence } from './evidence.js';
import { TRUST_POLICY_PRESETS } from '../trust/trust-policy.js';

const { standard, cautious } = TRUST_POLICY_PRESETS;
const DAY = 86_400_000;

const evidence = (revision: number, day: number, r: number): TrustEvidence => ({
  eventId: `event-${revision}`,
  type: 'CommitmentKept',
  occurredOn: `day ${day}`,
  at: day * DAY,
  revision,
  outcome: 'kept',
  of: [
    { key: {}, r, s: 0 },
    { key: { debtor: 'ann' }, r, s: 0 },
  ],
});
const agreed = (revision: number, day: number, policy = standard) => ({
  eventId: `event-${revision}`,
  occurredOn: `day ${day}`,
  at: day * DAY,
  revision,
  policy,
});

describe('the timeline of a key', () => {
  it('is the same in whatever order the evidence arrives', () => {
    const all = [evidence(3, 100, 1), evidence(1, 0, 1), evidence(2, 100, 2)];
    const points = timelineOf({ debtor: 'ann' }, all, [agreed(0, 0)]);
    expect(points.map(({ eventId }) => eventId)).toEqual(['event-1', 'event-2', 'event-3']);
    expect(timelineOf({ debtor: 'ann' }, all.toReversed(), [agreed(0, 0)])).toEqual(points);
  });

  it('has the changes of policy, even without evidence', () => {
    const policies = [agreed(0, 0), agreed(2, 50, { ...cautious, baseRate: 0.25 })];
    const points = timelineOf({ debtor: 'bob' }, [evidence(1, 0, 1)], policies);
    expect(points).toMatchObject([{ eventId: 'event-2', R: 0, S: 0, E: 0.25, ageing: 0, change: -0.25 }]);
  });
});
