import {
  consent,
  kept,
  occurredOn,
  paused,
  promise,
  promised,
  released,
  three,
  type Breach,
} from './facts.js';

/** The rules of domain.md 4 about promises, and ways to break each. */
export const OF_COMMITMENTS: Readonly<Record<string, readonly Breach[]>> = {
  'promise-to-oneself': [
    { what: 'a debtor who is the creditor', path: 'commitments', body: promise('x', { creditors: ['a'] }) },
    {
      what: 'a lone debtor among the creditors',
      path: 'commitments',
      body: promise('x', { creditors: ['a', 'b'] }),
    },
  ],
  'due-before-made': [
    {
      what: 'a due date before the promise',
      path: 'commitments',
      body: promise('x', { dueOn: '2020-01-31' }),
    },
    {
      what: 'a due date before the renegotiation',
      given: [promised({ dueOn: '2020-12-01' })],
      path: 'commitments/well/renegotiation',
      body: { ...consent, dueOn: '2020-05-31', occurredOn },
    },
  ],
  'unknown-commitment': [
    { what: 'an outcome of none', path: 'commitments/none/fulfilment', body: kept },
    {
      what: 'a release of none',
      path: 'commitments/none/release',
      body: { by: ['b'], reason: 'x', occurredOn },
    },
  ],
  'commitment-closed': [
    {
      what: 'an outcome of one released',
      given: [promised(), released],
      path: 'commitments/well/fulfilment',
      body: kept,
    },
    {
      what: 'an outcome of one withdrawn',
      given: [
        promised(),
        ['commitments/well/withdrawal', { by: ['a'], reason: 'x', occurredOn: '2020-03-01' }],
      ],
      path: 'commitments/well/miss',
      body: { asOf: occurredOn, by: 'a' },
    },
  ],
  unconfirmed: [
    {
      what: 'kept, with neither confirmation nor evidence',
      given: [promised()],
      path: 'commitments/well/fulfilment',
      body: { deliveredOn: occurredOn },
    },
    {
      what: 'partly kept, with neither',
      given: [promised()],
      path: 'commitments/well/fulfilment',
      body: { deliveredOn: occurredOn, fraction: 0.5 },
    },
  ],
  'not-yet-due': [
    {
      what: 'a miss on the due date, reported by a creditor',
      given: [promised({ dueOn: occurredOn })],
      path: 'commitments/well/miss',
      body: { asOf: occurredOn, by: 'b' },
    },
    {
      what: 'a miss without a due date, reported by nobody',
      given: [promised()],
      path: 'commitments/well/miss',
      body: { asOf: occurredOn },
    },
    {
      what: 'a miss before the date as a pause moved it',
      given: [promised({ dueOn: '2020-05-01' }), paused, ['resumption', { occurredOn: '2020-05-15' }]],
      path: 'commitments/well/miss',
      body: { asOf: occurredOn, by: 'b' },
    },
  ],
  'not-the-creditor': [
    {
      what: 'an excuse by a debtor, who is a creditor of the others',
      given: [promised({ debtors: ['a', 'b'], creditors: ['a', 'b'] })],
      path: 'commitments/well/miss',
      body: { by: 'a', excusedBy: 'b', asOf: occurredOn },
    },
    {
      what: 'a release by a debtor',
      given: [promised()],
      path: 'commitments/well/release',
      body: { by: ['a'], reason: 'x', occurredOn },
    },
    {
      what: 'a release by some of the creditors',
      formed: three,
      given: [promised({ creditors: ['b', 'c'] })],
      path: 'commitments/well/release',
      body: { by: ['b'], reason: 'x', occurredOn },
    },
    {
      what: 'an excuse by a debtor',
      given: [promised()],
      path: 'commitments/well/miss',
      body: { asOf: occurredOn, by: 'a', excusedBy: 'a' },
    },
    {
      what: 'a confirmation by somebody else',
      formed: three,
      given: [promised()],
      path: 'commitments/well/fulfilment',
      body: { deliveredOn: occurredOn, confirmedBy: 'c' },
    },
  ],
  'not-the-debtor': [
    {
      what: 'a withdrawal by a creditor',
      given: [promised()],
      path: 'commitments/well/withdrawal',
      body: { by: ['b'], reason: 'x', occurredOn },
    },
  ],
  'already-due': [
    {
      what: 'a withdrawal after the due date',
      given: [promised({ dueOn: '2020-03-01' })],
      path: 'commitments/well/withdrawal',
      body: { by: ['a'], reason: 'x', occurredOn },
    },
    {
      what: 'a renegotiation after the due date',
      given: [promised({ dueOn: '2020-03-01' })],
      path: 'commitments/well/renegotiation',
      body: { ...consent, dueOn: '2020-09-01', occurredOn },
    },
  ],
  'no-consent': [
    {
      what: 'a commitment renegotiated without its creditor',
      given: [promised()],
      path: 'commitments/well/renegotiation',
      body: { weight: 2, consents: ['a'], reason: 'x', occurredOn },
    },
    {
      what: 'an alliance renegotiated by one',
      path: 'renegotiation',
      body: { changes: { purpose: 'x' }, consents: ['a'], reason: 'x', occurredOn },
    },
    {
      what: 'a ground rule of one',
      path: 'ground-rules',
      body: { topic: 'exit', text: 'x', consents: ['a'], occurredOn },
    },
    {
      what: 'a commitment taken over without whom it is taken from',
      formed: three,
      given: [promised()],
      path: 'commitments/well/reassignment',
      body: { debtors: ['c'], consents: ['b', 'c'], occurredOn },
    },
  ],
  'open-commitments': [
    {
      what: 'a dissolution silent about one',
      given: [promised()],
      path: 'dissolution',
      body: { reason: 'failed', openCommitments: [], occurredOn },
    },
  ],
};
