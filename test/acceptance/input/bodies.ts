/** A body that would be accepted, of an alliance of `a` and `b` with a commitment `well`. */
export interface Body {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
}

const occurredOn = '2020-06-01';
const common = { occurredOn, source: 'https://example.org', onBehalfOf: 'the council' };
const consents = ['a', 'b'];
const reason = 'it was time';

/** Every command with every field it takes. */
export const BODIES: readonly Body[] = [
  {
    path: '/v1/alliances',
    required: ['name', 'purpose', 'kind', 'partners'],
    body: {
      allianceId: 'new',
      name: 'x',
      purpose: 'y',
      kind: 'alliance',
      arena: 'civic',
      partners: [
        { partnerId: 'a', name: 'A', role: 'host', share: 0.5 },
        { partnerId: 'b', name: 'B', role: 'guest', share: 0.5 },
      ],
      coordinator: 'a',
      trialEndsOn: '2020-12',
      nextReviewOn: '2020-09',
      trustPolicy: 'fast',
      ...common,
    },
  },
  {
    path: 'partners',
    required: ['partnerId', 'name'],
    body: { partnerId: 'c', name: 'C', role: 'guest', shares: { a: 0.5, b: 0.25, c: 0.25 }, ...common },
  },
  { path: 'partners/b/departure', required: ['reason'], body: { reason, shares: { a: 1 }, ...common } },
  { path: 'coordinator', required: ['partnerId'], body: { partnerId: 'b', person: 'Ada', ...common } },
  { path: 'coordinator/departure', required: [], body: common },
  {
    path: 'commitments',
    required: ['debtors', 'creditors', 'description'],
    body: {
      commitmentId: 'road',
      debtors: ['a'],
      creditors: ['b'],
      description: 'A road',
      measure: 'length',
      target: 5,
      unit: 'km',
      dueOn: '2020-12',
      weight: 2,
      shares: { a: 1 },
      ...common,
    },
  },
  {
    path: 'commitments/well/fulfilment',
    required: [],
    body: { deliveredOn: occurredOn, fraction: 0.5, confirmedBy: 'b', evidence: 'a photo', ...common },
  },
  {
    path: 'commitments/well/miss',
    required: [],
    body: { asOf: occurredOn, by: 'a', reason, excusedBy: 'b', ...common },
  },
  {
    path: 'commitments/well/renegotiation',
    required: ['consents', 'reason'],
    body: { dueOn: '2020-12', target: 2, description: 'Two', weight: 2, consents, reason, ...common },
  },
  { path: 'commitments/well/release', required: ['by', 'reason'], body: { by: ['b'], reason, ...common } },
  { path: 'commitments/well/withdrawal', required: ['by', 'reason'], body: { by: ['a'], reason, ...common } },
  {
    path: 'contributions',
    required: ['givers', 'kind', 'description'],
    body: {
      contributionId: 'gift',
      givers: ['a'],
      kind: 'money',
      description: 'A grant',
      quantity: 1,
      unit: 'grant',
      value: { amount: 100, currency: 'EUR', basis: 'invoice' },
      beneficiaries: [{ partnerId: 'b', share: 1 }],
      towards: 'well',
      ...common,
    },
  },
  {
    path: 'reviews',
    required: ['decision'],
    body: {
      reviewId: 'first',
      ratings: [{ rater: 'a', subject: 'b', score: 4 }],
      decision: 'continue',
      nextReviewOn: '2020-12',
      notes: 'Fine.',
      ...common,
    },
  },
  {
    path: 'renegotiation',
    required: ['changes', 'consents', 'reason'],
    body: { changes: { purpose: 'z' }, consents, reason, ...common },
  },
  { path: 'pause', required: ['reason'], body: { reason, by: ['a'], lookAgainOn: '2020-12', ...common } },
  { path: 'resumption', required: [], body: { reason, ...common } },
  { path: 'lapse', required: ['basis'], body: { basis: 'silence', ...common } },
  { path: 'revival', required: ['basis'], body: { basis: 'a call', ...common } },
  {
    path: 'dissolution',
    required: ['reason', 'openCommitments'],
    body: {
      reason: 'achieved',
      initiatedBy: 'a',
      lessons: 'Ask.',
      openCommitments: [{ commitmentId: 'well', becomes: 'released' }],
      ...common,
    },
  },
  {
    path: 'formalisation',
    required: ['instrument'],
    body: { instrument: 'a treaty', successor: 'the union', ...common },
  },
];
