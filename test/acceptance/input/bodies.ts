/** A body that would be accepted, of an alliance of `a` and `b` with all that `GIVEN` records. */
export interface Body {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
}

const earlier = { occurredOn: '2020-02-01' };

/** What the bodies are about. */
export const GIVEN: readonly (readonly [path: string, body: object])[] = [
  [
    'commitments',
    { commitmentId: 'well', debtors: ['a'], creditors: ['b'], description: 'A well', ...earlier },
  ],
  [
    'contributions',
    { contributionId: 'loan', givers: ['a'], kind: 'money', description: 'A loan', ...earlier },
  ],
  ['objectives', { objectiveId: 'wells', text: 'Ten wells', ...earlier }],
  ['resource-needs', { needId: 'pipes', kind: 'pipes', neededBy: '2021', ...earlier }],
  ['concerns', { concernId: 'worry', kind: 'trust', text: 'Nobody answers', ...earlier }],
  ['breaches', { breachId: 'leak', subject: 'b', nature: 'Told the papers', by: 'a', ...earlier }],
];

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
  {
    path: 'commitments/well/claim',
    required: [],
    body: { fraction: 0.5, ...common },
  },
  {
    path: 'commitments/well/acknowledgement',
    required: ['creditor'],
    body: { creditor: 'b', ...common },
  },
  {
    path: 'commitments/well/reassignment',
    required: ['consents'],
    body: { debtors: ['a'], creditors: ['b'], consents, ...common },
  },
  {
    path: 'commitments/well/dispute',
    required: ['by', 'grounds'],
    body: { by: 'a', grounds: 'It is there', ...common },
  },
  {
    path: 'commitments/well/dispute/resolution',
    required: ['verdict'],
    body: { verdict: 'upheld', ...common },
  },
  {
    path: 'contributions/loan/acknowledgement',
    required: ['by'],
    body: { by: 'b', ...common },
  },
  {
    path: 'contributions/loan/revaluation',
    required: ['value', 'reason'],
    body: { value: { amount: 100, currency: 'EUR', basis: 'invoice' }, reason, ...common },
  },
  {
    path: 'expectations',
    required: ['partnerId', 'of', 'text'],
    body: { partnerId: 'a', of: 'b', text: 'Call back', measure: 'days', ...common },
  },
  {
    path: 'ground-rules',
    required: ['topic', 'text', 'consents'],
    body: { topic: 'exit', text: 'A month before', consents, ...common },
  },
  {
    path: 'profiles',
    required: ['partnerId', 'culture', 'values', 'mandate'],
    body: { partnerId: 'a', culture: 'Slow', values: 'Water', mandate: 'All but money', ...common },
  },
  {
    path: 'prior-relationships',
    required: ['partners', 'tone', 'summary'],
    body: { partners: ['a', 'b'], tone: 'neutral', summary: 'A bridge', ...common },
  },
  {
    path: 'objectives',
    required: ['text'],
    body: { objectiveId: 'fish', text: 'Fish', weight: 2, markers: ['one fish'], ...common },
  },
  {
    path: 'objectives/wells/progress',
    required: ['progress'],
    body: { progress: 0.5, marker: 'five wells', ...common },
  },
  { path: 'objectives/wells/achievement', required: [], body: common },
  { path: 'objectives/wells/drop', required: ['reason'], body: { reason, ...common } },
  {
    path: 'benefits',
    required: ['partnerId', 'kind', 'description'],
    body: {
      benefitId: 'grain',
      partnerId: 'a',
      kind: 'grain',
      description: 'Grain',
      value: { amount: 100, currency: 'EUR', basis: 'market' },
      attributedTo: 'well',
      ...common,
    },
  },
  {
    path: 'meetings',
    required: ['channel'],
    body: { channel: 'by letter', attendees: ['a', 'b'], summary: 'Fine.', ...common },
  },
  {
    path: 'resource-needs',
    required: ['kind', 'neededBy'],
    body: { needId: 'nets', kind: 'nets', amount: 2, neededBy: '2020-12', ...common },
  },
  { path: 'resource-needs/pipes/provision', required: ['by'], body: { by: 'b', ...common } },
  {
    path: 'health-checks',
    required: ['partnerId', 'answers'],
    body: { partnerId: 'a', answers: { trust: 4 }, ...common },
  },
  {
    path: 'concerns',
    required: ['kind', 'text'],
    body: { concernId: 'noise', kind: 'culture', text: 'Nobody says no', about: 'b', ...common },
  },
  { path: 'concerns/worry/resolution', required: [], body: common },
  {
    path: 'breaches',
    required: ['subject', 'nature'],
    body: { breachId: 'rumour', subject: 'b', nature: 'Told the papers', by: 'a', ...common },
  },
  { path: 'breaches/leak/confirmation', required: ['decidedBy'], body: { decidedBy: 'b', ...common } },
  { path: 'breaches/leak/dismissal', required: ['decidedBy'], body: { decidedBy: 'b', ...common } },
  {
    path: 'entries/none/correction',
    required: ['replacement'],
    body: { replacement: { name: 'x' }, reason, ...common },
  },
  { path: 'entries/none/retraction', required: ['reason'], body: { reason, ...common } },
];
