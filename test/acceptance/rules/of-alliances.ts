import {
  consent,
  dissolved,
  gift,
  kept,
  lapsed,
  occurredOn,
  paused,
  promise,
  promised,
  review,
  three,
  type Breach,
} from './facts.js';
import { OPENED } from './of-matters.js';

const hundred = Array.from({ length: 100 }, (_, n) => `p${n}`);

/** The rules of domain.md 4 about the alliance and what is given in it, and ways to break each. */
export const OF_ALLIANCES: Readonly<Record<string, readonly Breach[]>> = {
  'id-taken': [
    { what: 'a commitment again', given: [promised()], path: 'commitments', body: promise('well') },
    {
      what: 'a contribution again',
      given: [['contributions', gift({ contributionId: 'x' })]],
      path: 'contributions',
      body: gift({ contributionId: 'x' }),
    },
    {
      what: 'a review again',
      given: [['reviews', { reviewId: 'x', decision: 'none', occurredOn }]],
      path: 'reviews',
      body: { reviewId: 'x', decision: 'none', occurredOn },
    },
    ...Object.entries(OPENED).map(([path, body]) => ({
      what: `one of the ${path} again`,
      given: [[path, body] as const],
      path,
      body,
    })),
    { what: 'a partner who is one', path: 'partners', body: { partnerId: 'a', name: 'A', occurredOn } },
  ],
  'too-many': [
    {
      what: 'one partner more than an alliance may have',
      formed: { partners: hundred },
      path: 'partners',
      body: { partnerId: 'z', name: 'Z', occurredOn },
    },
    {
      what: 'a commitment taken over by so many that it binds too many pairs',
      formed: { partners: hundred },
      given: [promised({ debtors: hundred.slice(0, 10), creditors: hundred.slice(10, 90) })],
      path: 'commitments/well/reassignment',
      body: {
        debtors: hundred.slice(0, 15),
        consents: hundred,
        occurredOn,
      },
    },
  ],
  'two-partners': [
    {
      what: 'a departure that leaves one',
      path: 'partners/b/departure',
      body: { reason: 'moved', occurredOn },
    },
  ],
  'not-a-partner': [
    { what: 'a debtor', path: 'commitments', body: promise('x', { debtors: ['z'] }) },
    { what: 'a creditor', path: 'commitments', body: promise('x', { creditors: ['z'] }) },
    { what: 'a giver', path: 'contributions', body: gift({ givers: ['z'] }) },
    {
      what: 'a beneficiary',
      path: 'contributions',
      body: gift({ beneficiaries: [{ partnerId: 'z', share: 1 }] }),
    },
    { what: 'a rater', path: 'reviews', body: review({ rater: 'z', subject: 'a', score: 3 }) },
    { what: 'a subject', path: 'reviews', body: review({ rater: 'a', subject: 'z', score: 3 }) },
    { what: 'a coordinator', path: 'coordinator', body: { partnerId: 'z', occurredOn } },
    {
      what: 'one who consents',
      path: 'renegotiation',
      body: { changes: {}, consents: ['a', 'b', 'z'], reason: 'x', occurredOn },
    },
    {
      what: 'one who departs',
      formed: three,
      path: 'partners/z/departure',
      body: { reason: 'x', occurredOn },
    },
    {
      what: 'a giver who had left by then',
      formed: three,
      given: [['partners/c/departure', { reason: 'moved', occurredOn: '2020-03-01' }]],
      path: 'contributions',
      body: gift({ givers: ['c'] }),
    },
    {
      what: 'a debtor who had not joined yet',
      given: [['partners', { partnerId: 'c', name: 'C', occurredOn: '2020-05-01' }]],
      path: 'commitments',
      body: promise('x', { debtors: ['c'] }),
    },
  ],
  'self-dealing': [
    {
      what: 'a giver who alone benefits',
      path: 'contributions',
      body: gift({ beneficiaries: [{ partnerId: 'a', share: 1 }] }),
    },
  ],
  'self-rating': [
    { what: 'a rating of oneself', path: 'reviews', body: review({ rater: 'a', subject: 'a', score: 5 }) },
    {
      what: 'a second rating of the same partner',
      path: 'reviews',
      body: review({ rater: 'a', subject: 'b', score: 5 }, { rater: 'a', subject: 'b', score: 4 }),
    },
  ],
  shares: [
    {
      what: 'shares that leave a partner out',
      path: 'partners',
      body: { partnerId: 'c', name: 'C', shares: { a: 0.5, c: 0.5 }, occurredOn },
    },
    {
      what: 'shares of more than the whole',
      path: 'renegotiation',
      body: { changes: { shares: { a: 0.5, b: 0.6 } }, ...consent, occurredOn },
    },
    {
      what: 'a share of one who leaves',
      formed: three,
      path: 'partners/c/departure',
      body: { reason: 'x', shares: { a: 0.4, b: 0.4, c: 0.2 }, occurredOn },
    },
  ],
  'wrong-phase': [
    {
      what: 'a promise in a pause',
      given: [paused],
      path: 'commitments',
      body: promise('x', { occurredOn }),
    },
    {
      what: 'a new partner in a pause',
      given: [paused],
      path: 'partners',
      body: { partnerId: 'c', name: 'C', occurredOn },
    },
    { what: 'a contribution to one that lapsed', given: [lapsed], path: 'contributions', body: gift() },
    { what: 'a contribution after the end', given: [dissolved], path: 'contributions', body: gift() },
    {
      what: 'an end after the end',
      given: [dissolved],
      path: 'formalisation',
      body: { instrument: 'x', occurredOn },
    },
    {
      what: 'a revival after the end',
      given: [dissolved],
      path: 'revival',
      body: { basis: 'x', occurredOn },
    },
    { what: 'a resumption without a pause', path: 'resumption', body: { occurredOn } },
    { what: 'a revival without a lapse', path: 'revival', body: { basis: 'x', occurredOn } },
    { what: 'a pause in a pause', given: [paused], path: 'pause', body: { reason: 'x', occurredOn } },
  ],
  'out-of-order': [
    {
      what: 'a pause before the one that ended',
      given: [paused, ['resumption', { occurredOn: '2020-04-01' }]],
      path: 'pause',
      body: { reason: 'x', occurredOn: '2020-02-01' },
    },
    {
      what: 'a partner who joined before the last one did',
      given: [['partners', { partnerId: 'c', name: 'C', occurredOn: '2020-05-01' }]],
      path: 'partners',
      body: { partnerId: 'd', name: 'D', occurredOn: '2020-04-01' },
    },
  ],
  'before-the-beginning': [
    {
      what: 'a value of a contribution before it was made',
      given: [['contributions', gift({ contributionId: 'day' })]],
      path: 'contributions/day/revaluation',
      body: {
        value: { amount: 10, currency: 'EUR', basis: 'agreed' },
        reason: 'agreed',
        occurredOn: '2020-05-01',
      },
    },
    {
      what: 'a contribution before there was an alliance',
      path: 'contributions',
      body: gift({ occurredOn: '2019-12-31' }),
    },
  ],
  'in-the-future': [
    { what: 'a contribution of tomorrow', path: 'contributions', body: gift({ occurredOn: '2999-01-01' }) },
  ],
  contradicts: [
    {
      what: 'a departure before a recorded gift',
      formed: three,
      given: [['contributions', gift({ givers: ['c'] })]],
      path: 'partners/c/departure',
      body: { reason: 'moved', occurredOn: '2020-05-01' },
    },
    {
      what: 'a pause in which a recorded miss would not have been due',
      given: [promised({ dueOn: '2020-05-01' }), ['commitments/well/miss', { asOf: '2020-05-02' }]],
      path: 'pause',
      body: { reason: 'elections', occurredOn: '2020-03-01' },
    },
    {
      what: 'a policy that a recorded outcome was not judged by',
      given: [promised(), ['commitments/well/fulfilment', kept]],
      path: 'renegotiation',
      body: { changes: { trustPolicy: 'cautious' }, ...consent, occurredOn: '2020-05-01' },
    },
    {
      what: 'a release before a recorded outcome',
      given: [promised(), ['commitments/well/fulfilment', kept]],
      path: 'commitments/well/release',
      body: { by: ['b'], reason: 'x', occurredOn: '2020-05-01' },
    },
  ],
};
