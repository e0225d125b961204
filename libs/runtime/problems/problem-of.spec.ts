import { AppendTooLarge, EventStoreUnavailable, EventStoreUnusable } from '#event-store';
import { ReadStoreUnusable } from '#read-store';
import { problemOf } from './problem-of.js';

describe('the problem of a store', () => {
  it.each([
    ['one that is away', new EventStoreUnavailable('refused'), 503, '/problems/store-unavailable'],
    ['one that refuses us', new EventStoreUnusable('denied'), 500, '/problems/store-unusable'],
    [
      'read models that are something else',
      new ReadStoreUnusable('strange'),
      500,
      '/problems/store-unusable',
    ],
    ['an append that is too large', new AppendTooLarge('at most 1 MiB'), 413, '/problems/too-large'],
  ])('that is %s, is final or not', (_, error, status, type) => {
    expect(problemOf(error)).toMatchObject({ status, type });
  });

  it('says what is wrong where somebody has to put it right', () => {
    expect(problemOf(new EventStoreUnusable('EventStoreDB denies access.'))?.detail).toBe(
      'EventStoreDB denies access.',
    );
  });
});
