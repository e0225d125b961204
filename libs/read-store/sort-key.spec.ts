import { sortKeyOf, totalOrder } from './sort-key.js';

const document = { _id: 'x', position: '1', at: 5, kind: 'a', gone: null };

describe('The order of a query', () => {
  it('ends with the id, in the direction of the last field', () => {
    expect(totalOrder({})).toEqual([['_id', 'asc']]);
    expect(totalOrder({ sort: [['at', 'desc']] })).toEqual([
      ['at', 'desc'],
      ['_id', 'desc'],
    ]);
  });

  it('gives the place to go on after', () => {
    const query = { sort: [['kind', 'asc'] as const, ['at', 'asc'] as const] };
    expect(sortKeyOf(document, query)).toEqual(['a', 5, 'x']);
    expect(totalOrder({ ...query, after: sortKeyOf(document, query) })).toHaveLength(3);
  });

  it('refuses places that are none', () => {
    expect(() => totalOrder({ sort: [['at', 'asc']], after: [5] })).toThrow(RangeError);
    expect(() => sortKeyOf(document, { sort: [['gone', 'asc']] })).toThrow('cannot be sorted by gone');
  });
});
