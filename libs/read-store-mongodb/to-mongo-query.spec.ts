import { toFilter, toMongoQuery } from './to-mongo-query.js';

describe('a query of the port, as MongoDB takes it', () => {
  it('says each condition with an operator', () => {
    expect(
      toFilter({
        kind: 'x',
        at: { gte: 1, lt: 5 },
        tags: { contains: 't' },
        colour: { exists: true },
        endedOn: { exists: false },
      }),
    ).toEqual({
      kind: { $eq: 'x' },
      at: { $gte: 1, $lt: 5 },
      tags: { $eq: 't' },
      colour: { $ne: null },
      endedOn: { $eq: null },
    });
  });

  it('wants the fields it sorts by, and sorts by `_id` last', () => {
    expect(toMongoQuery({ where: { kind: 'x' }, sort: [['at', 'desc']] })).toEqual({
      filter: { kind: { $eq: 'x' }, at: { $ne: null } },
      sort: [
        ['at', -1],
        ['_id', -1],
      ],
    });
    expect(toMongoQuery({})).toEqual({ filter: {}, sort: [['_id', 1]] });
  });

  it('begins a page in the index where the page before ended', () => {
    const query = { where: { kind: 'x', at: { gte: 1 } }, sort: [['at', 'asc']], after: [3, 'id'] } as const;
    expect(toMongoQuery(query).filter).toEqual({
      kind: { $eq: 'x' },
      at: { $gte: 1 },
      $and: [{ at: { $gte: 3 } }, { $or: [{ at: { $gt: 3 } }, { at: { $eq: 3 }, _id: { $gt: 'id' } }] }],
    });
  });

  it('goes on after an id alone without a detour', () => {
    expect(toMongoQuery({ where: { kind: 'x' }, after: ['id'] }).filter).toEqual({
      kind: { $eq: 'x' },
      $and: [{ _id: { $gt: 'id' } }],
    });
  });
});
