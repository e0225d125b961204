import { type Document, type Query, type Scalar, type Where, sortKeyOf } from '#read-store';

import { batchOf, type Given, givenThings, idsOf, thing, upTo } from './harness.js';

const ANIMALS: Document[] = [
  thing('a', 1, {
    kind: 'cat',
    at: '2020-01-01',
    size: 4,
    open: true,
    tags: ['soft', 'loud'],
    colour: 'red',
  }),
  thing('b', 2, { kind: 'cat', at: '2021-05-01', size: -2.5, open: false, tags: ['loud'] }),
  thing('c', 3, { kind: 'dog', at: '2020-01-01', size: 10, open: true, tags: [] }),
  thing('d', 4, { kind: 'dog', size: 30, open: true, colour: 'blue' }),
  thing('e', 5, { kind: 'eel', at: '2019', size: 4, tags: ['soft'], colour: null }),
  thing('f', 6, { removed: true }),
];

export function finding(given: Given): void {
  const find = async (query: Query) => idsOf(await given.store.find(given.things, query));

  describe('among a few', () => {
    beforeEach(() => givenThings(given, ANIMALS));

    it.each<[Where, string]>([
      [{}, 'abcdef'],
      [{ kind: 'cat' }, 'ab'],
      [{ kind: 'ca' }, ''],
      [{ size: 4 }, 'ae'],
      [{ open: true }, 'acd'],
      [{ open: false }, 'b'],
      [{ _id: 'c' }, 'c'],
      [{ position: ANIMALS[2]?.position ?? '' }, 'c'],
      [{ kind: 'cat', open: true }, 'a'],
      [{ kind: 'cat', at: { gte: '2020', lt: '2021' } }, 'a'],
      [{ size: { gt: 4 } }, 'cd'],
      [{ size: { gte: 4 } }, 'acde'],
      [{ size: { lt: 4 } }, 'b'],
      [{ size: { lte: 4, gt: -3 } }, 'abe'],
      [{ at: { gt: '2020-01-01' } }, 'b'],
      [{ at: { lt: '2020-01-01' } }, 'e'],
      [{ position: { gt: ANIMALS[3]?.position ?? '' } }, 'ef'],
      [{ _id: { gte: 'b', lte: 'd' } }, 'bcd'],
      [{ at: { exists: false } }, 'df'],
      [{ at: { exists: true } }, 'abce'],
      [{ colour: { exists: true } }, 'ad'],
      [{ colour: 'blue' }, 'd'],
      [{ colour: { gt: 'blue' } }, 'a'],
      [{ nothing: 'x' }, ''],
      [{ nothing: { exists: false } }, 'abcdef'],
      [{ tags: { contains: 'soft' } }, 'ae'],
      [{ tags: { contains: 'sof' } }, ''],
      [{ tags: { contains: 'loud' }, kind: 'cat', size: { lt: 0 } }, 'b'],
      [{ tags: { exists: true } }, 'abce'],
    ])('finds where %j', async (where, ids) => {
      expect(await find({ where })).toEqual([...ids]);
      expect(await given.store.count(given.things, where)).toBe(ids.length);
    });

    it.each<[Required<Query>['sort'], string]>([
      [[], 'abcdef'],
      [[['_id', 'desc']], 'fedcba'],
      [[['at', 'asc']], 'eacb'],
      [[['at', 'desc']], 'bcae'],
      [[['size', 'asc']], 'baecd'],
      [[['size', 'desc']], 'dceab'],
      [
        [
          ['kind', 'asc'],
          ['at', 'asc'],
        ],
        'abce',
      ],
      [
        [
          ['kind', 'desc'],
          ['at', 'desc'],
        ],
        'ecba',
      ],
      [
        [
          ['at', 'asc'],
          ['size', 'desc'],
        ],
        'ecab',
      ],
      [[['open', 'asc']], 'bacd'],
      [[['colour', 'desc']], 'ad'],
      [[['position', 'desc']], 'fedcba'],
    ])('sorts by %j', async (sort, ids) => {
      expect(await find({ sort })).toEqual([...ids]);
      expect(await find({ sort, limit: 2 })).toEqual([...ids.slice(0, 2)]);
      expect(await find({ sort, limit: 0 })).toEqual([]);
    });

    it('follows a document that changes', async () => {
      const writer = await given.store.writer(given.spec, given.lease);
      await writer.write(
        batchOf(given.things, [thing('a', 9, { kind: 'dog', at: '2030', tags: ['new', 'soft'] })], 9),
      );
      expect(await find({ where: { kind: 'cat' }, sort: [['at', 'asc']] })).toEqual(['b']);
      expect(await find({ where: { kind: 'dog' }, sort: [['at', 'desc']] })).toEqual(['a', 'c']);
      expect(await find({ where: { tags: { contains: 'loud' } } })).toEqual(['b']);
      expect(await find({ where: { tags: { contains: 'new' } } })).toEqual(['a']);
      expect(idsOf(await writer.find(given.things, { where: { kind: 'dog' } }))).toEqual(['a', 'c', 'd']);
      expect(await writer.count(given.things, { kind: 'dog' })).toBe(3);
    });

    it('refuses to go on after a place that is none', async () => {
      await expect(find({ sort: [['at', 'asc']], after: ['2020'] })).rejects.toThrow(RangeError);
    });
  });

  it('sorts strings by code points', async () => {
    const texts = ['', 'A', 'Z', 'a', 'ab', 'z', 'ä', '\uffee', '😀'];
    await givenThings(
      given,
      texts.map((text, n) => thing(`x${n}`, 1, { at: text, colour: text })).toReversed(),
    );
    for (const field of ['at', 'colour']) {
      const found = await given.store.find(given.things, { sort: [[field, 'asc']] });
      expect(found.map((document) => document[field])).toEqual(texts);
    }
    expect(await find({ where: { at: { gt: '\uffee' } } })).toEqual(['x8']);
  });

  describe('page by page', () => {
    const many = upTo(60).map((n) =>
      thing(`id-${(n * 37) % 60}`, n + 1, {
        kind: n % 2 === 0 ? 'x' : 'y',
        at: `2020-0${1 + (n % 3)}`,
        size: n % 4,
        open: n % 5 === 0,
        tags: [`t${n % 2}`],
      }),
    );
    beforeEach(() => givenThings(given, many));

    it.each<[Query]>([
      [{}],
      [{ sort: [['_id', 'desc']] }],
      [{ sort: [['at', 'asc']] }],
      [{ sort: [['at', 'desc']] }],
      [{ where: { kind: 'x' }, sort: [['at', 'asc']] }],
      [{ where: { kind: 'x' }, sort: [['at', 'desc']] }],
      [
        {
          where: { kind: 'y' },
          sort: [
            ['at', 'asc'],
            ['size', 'asc'],
          ],
        },
      ],
      [
        {
          where: { kind: 'y' },
          sort: [
            ['at', 'asc'],
            ['size', 'desc'],
          ],
        },
      ],
      [
        {
          where: { at: { gte: '2020-02' } },
          sort: [
            ['size', 'desc'],
            ['at', 'asc'],
            ['open', 'desc'],
          ],
        },
      ],
      [{ where: { tags: { contains: 't1' } } }],
      [{ where: { tags: { contains: 't0' } }, sort: [['size', 'desc']] }],
    ])('gives everything once with %j', async (query) => {
      const whole = await given.store.find(given.things, query);
      expect(whole.length).toBeGreaterThan(10);
      const pages: Document[] = [];
      for (let after: Scalar[] | undefined; ;) {
        const page = await given.store.find(given.things, { ...query, limit: 7, ...(after && { after }) });
        pages.push(...page);
        const last = page.at(-1);
        if (last === undefined) break;
        after = sortKeyOf(last, query);
      }
      expect(pages).toEqual(whole);
    });

    it('goes on behind a document that is gone by now', async () => {
      const writer = await given.store.writer(given.spec, given.lease);
      const query: Query = { sort: [['at', 'asc']], limit: 5 };
      const [first, second, ...rest] = await given.store.find(given.things, { ...query, limit: 6 });
      if (first === undefined || second === undefined) throw new Error('There are not enough things.');
      await writer.write(batchOf(given.things, [thing(second._id, 99, { removed: true })], 99));
      const page = await given.store.find(given.things, {
        ...query,
        limit: 4,
        after: sortKeyOf(second, query),
      });
      expect(page).toEqual(rest);
    });
  });
}
