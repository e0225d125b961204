import { PROJECTIONS } from '#projections';
import { type CollectionSpec, type Condition, type Query } from '#read-store';

import { type Asked, everyQuery } from './queries/every-query.js';

const COLLECTIONS = new Map(
  PROJECTIONS.flatMap(({ spec }) => spec.collections.map((collection) => [collection.name, collection])),
);

/** Of every store: those of the specification, each ended by `_id`, and `_id` itself. */
function indexesOf({ indexes, lists = [] }: CollectionSpec): string[][] {
  return [[], ...indexes, ...lists.map((list) => [list])].map((index) => [...index, '_id']);
}

const isEquality = (condition: Condition | undefined): boolean =>
  condition !== undefined && (typeof condition !== 'object' || 'contains' in condition);

/**
 * Whether an index leads to what is asked. A page has to be found in order, so that nothing is read but the
 * page (and what a further condition passes over); all that equals something may be put in order afterwards.
 */
function serves(index: readonly string[], { where = {}, sort = [], limit }: Query): boolean {
  const other = index.findIndex((field) => !isEquality(where[field]));
  if (limit === undefined) return other > 0;
  const order = [...sort.map(([field]) => field), '_id'];
  const starts = Array.from({ length: other + 1 }, (_, start) => index.slice(start));
  return starts.some((rest) => order.every((field, n) => rest[n] === field));
}

describe('what projections and callers ask of the read models', () => {
  let asked: Asked[];

  beforeAll(async () => {
    asked = await everyQuery();
  });

  it('is about all that can be listed', () => {
    const collections = new Set(asked.map(({ collection }) => collection));
    expect([...collections].sort()).toEqual(
      [
        'alliance_lives',
        'alliances',
        'commitments',
        'contributions',
        'lifecycle_entries',
        'track_records',
        'trust_keys',
        'trust_timelines',
      ].sort(),
    );
    expect(asked.filter(({ query }) => query.after !== undefined).length).toBeGreaterThan(15);
  });

  it('is led to by an index, and never by looking at a whole collection', () => {
    const unserved = asked.filter(({ collection, query }) => {
      const spec = COLLECTIONS.get(collection);
      return spec === undefined || !indexesOf(spec).some((index) => serves(index, query));
    });
    expect(unserved).toEqual([]);
  });
});
