import { type Judgement } from '../catalogue/outcomes.js';
import { type Commitment, type Outcome, type Renegotiation } from '../commitment/commitment.js';
import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { type TrustEvidence, evidenceOfCommitment, evidenceOfReview, weighOutcome } from './evidence.js';
import { trustKeyName } from '../trust/trust-key.js';
import { TRUST_POLICY_PRESETS } from '../trust/trust-policy.js';

const { standard, cautious } = TRUST_POLICY_PRESETS;

const judgement = (changes: Partial<Judgement> = {}): Judgement => ({
  debtors: ['ann'],
  creditors: ['bob'],
  shares: { ann: 1 },
  weight: 1,
  daysLate: 0,
  fraction: 1,
  policy: standard,
  ...changes,
});

const entry = (revision: number) => ({
  eventId: `event-${revision}`,
  occurredOn: `2020-01-${String(revision + 1).padStart(2, '0')}`,
  at: revision,
  until: revision,
  revision,
});

const promise = (changes: Partial<Commitment> = {}): Commitment => ({
  allianceId: 'pact',
  commitmentId: 'bread',
  debtors: ['ann'],
  creditors: ['bob'],
  made: entry(0),
  since: 0,
  terms: { description: 'bread', dueAgreedOn: '2020-01-01', weight: 4 },
  renegotiations: [],
  reassignments: [],
  acknowledgements: [],
  claims: [],
  outcomes: [],
  disputes: [],
  carriedOver: false,
  history: [],
  ...changes,
});

const kept = (revision: number, changes: Partial<Judgement> = {}): Outcome => ({
  ...entry(revision),
  type: 'CommitmentKept',
  data: {
    commitmentId: 'bread',
    deliveredOn: '2020-01-02',
    confirmedBy: 'bob',
    judgedBy: judgement(changes),
  },
});
const missed = (revision: number, excusedBy?: string): Outcome => ({
  ...entry(revision),
  type: 'CommitmentMissed',
  data: {
    commitmentId: 'bread',
    asOf: '2020-01-02',
    detectedBy: 'partner',
    judgedBy: judgement({ fraction: 0 }),
    ...(excusedBy !== undefined && { excusedBy }),
  },
});
const renegotiated = (revision: number, weight?: number): Renegotiation => ({
  ...entry(revision),
  changes: weight === undefined ? {} : { weight },
  reason: 'rain',
});

const named = ({ of }: TrustEvidence): Record<string, [number, number]> =>
  Object.fromEntries(of.map(({ key, r, s }) => [trustKeyName(key), [r, s]]));

describe('the weight of an outcome', () => {
  it.each([
    ['kept on time', judgement(), 1, 0],
    ['missed', judgement({ fraction: 0 }), 0, 1],
    ['missed, κ 2', judgement({ fraction: 0, policy: cautious }), 0, 2],
    ['kept 30 days late', judgement({ daysLate: 30 }), 0.5, 0.5],
    ['60 % on time, weight 2', judgement({ fraction: 0.6, weight: 2 }), 1.2, 0.8],
  ])('%s', (_, judgedBy, r, s) => {
    const weighed = weighOutcome(judgedBy);
    expect(weighed.r).toBeCloseTo(r, 12);
    expect(weighed.s).toBeCloseTo(s, 12);
  });
});

describe('the evidence of a commitment', () => {
  it('is none while it is open, released or renegotiated in time', () => {
    expect(evidenceOfCommitment(promise())).toEqual([]);
    expect(evidenceOfCommitment(promise({ renegotiations: [renegotiated(1), renegotiated(2)] }))).toEqual([]);
    const released = { ...entry(1), type: 'CommitmentReleased', by: ['bob'], reason: 'peace' } as const;
    expect(evidenceOfCommitment(promise({ closing: released }))).toEqual([]);
  });

  it('is that of its live outcome, for the alliance, the debtor and the pair', () => {
    const [evidence, ...others] = evidenceOfCommitment(promise({ outcomes: [missed(1), kept(2)] }));
    expect(others).toEqual([]);
    expect(evidence).toMatchObject({ eventId: 'event-2', type: 'CommitmentKept', outcome: 'kept', at: 2 });
    expect(evidence && named(evidence)).toEqual({
      alliance: [1, 0],
      'partner:ann': [1, 0],
      'pair:ann>bob': [1, 0],
    });
  });

  it('is counted late where it was kept, but late', () => {
    expect(evidenceOfCommitment(promise({ outcomes: [kept(1, { daysLate: 3 })] }))[0]?.outcome).toBe('late');
  });

  it('is none where it was missed, but excused', () => {
    expect(evidenceOfCommitment(promise({ outcomes: [missed(1, 'bob')] }))).toEqual([]);
  });

  it('is a quarter against the debtor who withdraws', () => {
    const withdrawn = { ...entry(3), type: 'CommitmentWithdrawn', by: ['ann'], reason: 'war' } as const;
    const [evidence] = evidenceOfCommitment(
      promise({ renegotiations: [renegotiated(1, 2)], closing: withdrawn }),
    );
    expect(evidence && named(evidence)['pair:ann>bob']).toEqual([0, 0.5]);
    expect(evidence).not.toHaveProperty('outcome');
  });

  it('is a quarter of what each renegotiation from the third on agrees to, by its place in time', () => {
    const renegotiations = [renegotiated(1), renegotiated(2, 8), renegotiated(3), renegotiated(4, 2)];
    const evidence = evidenceOfCommitment(promise({ renegotiations, outcomes: [kept(5)] }));
    expect(evidence.map(({ eventId }) => eventId)).toEqual(['event-3', 'event-4', 'event-5']);
    expect(evidence.map((one) => named(one)['alliance'])).toEqual([
      [0, 2],
      [0, 0.5],
      [1, 0],
    ]);
  });

  it('weighs nothing for a debtor who owes nothing', () => {
    const shares = { ann: 1, cat: 0 };
    const [evidence] = evidenceOfCommitment(
      promise({ outcomes: [kept(1, { debtors: ['ann', 'cat'], shares })] }),
    );
    expect(evidence && Object.keys(named(evidence))).toEqual(['alliance', 'partner:ann', 'pair:ann>bob']);
  });
});

describe('the evidence of a review', () => {
  it('adds each rating to its subject, towards its rater', () => {
    const review: RecordedAllianceEvent<'ReviewHeld'> = {
      type: 'ReviewHeld',
      allianceId: 'pact',
      eventId: 'event-9',
      revision: 9,
      position: '9',
      recordedAt: '2020-02-01T00:00:00Z',
      recordedBy: 'clerk',
      occurredOn: '2020-02',
      data: {
        reviewId: 'first',
        decision: 'continue',
        ratings: [
          { rater: 'bob', subject: 'ann', score: 5 },
          { rater: 'cat', subject: 'ann', score: 3 },
          { rater: 'ann', subject: 'bob', score: 1 },
        ],
      },
    };
    const evidence = evidenceOfReview(review, '2019');
    expect(evidence.at).toBe(Date.parse('2020-02-01'));
    expect(named(evidence)).toEqual({
      alliance: [0.75, 0.75],
      'partner:ann': [0.75, 0.25],
      'pair:ann>bob': [0.5, 0],
      'pair:ann>cat': [0.25, 0.25],
      'partner:bob': [0, 0.5],
      'pair:bob>ann': [0, 0.5],
    });
  });
});
