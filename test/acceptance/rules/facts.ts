import { type Formation } from '../harness/alliance.js';

export type Fact = readonly [path: string, body: object];

/** A command that breaks a rule, and the facts before it. */
export interface Breach {
  readonly what: string;
  readonly formed?: Formation;
  readonly given?: readonly Fact[];
  readonly path: string;
  readonly body: object;
}

export const occurredOn = '2020-06-01';
export const three: Formation = { partners: ['a', 'b', 'c'] };

export const promise = (commitmentId: string, terms: object = {}): object => ({
  commitmentId,
  debtors: ['a'],
  creditors: ['b'],
  description: 'A well',
  occurredOn: '2020-02-01',
  ...terms,
});
export const promised = (terms: object = {}): Fact => ['commitments', promise('well', terms)];
export const gift = (given: object = {}): object => ({
  givers: ['a'],
  kind: 'time',
  description: 'A day',
  occurredOn,
  ...given,
});
export const released: Fact = [
  'commitments/well/release',
  { by: ['b'], reason: 'no need', occurredOn: '2020-03-01' },
];
export const paused: Fact = ['pause', { reason: 'elections', occurredOn: '2020-03-01' }];
export const lapsed: Fact = ['lapse', { basis: 'silence', occurredOn: '2020-03-01' }];
export const dissolved: Fact = [
  'dissolution',
  { reason: 'achieved', openCommitments: [], occurredOn: '2020-03-01' },
];
export const consent = { consents: ['a', 'b'], reason: 'all agreed' };
export const kept = { deliveredOn: occurredOn, confirmedBy: 'b' };
export const review = (...ratings: object[]): object => ({ ratings, decision: 'none', occurredOn });
