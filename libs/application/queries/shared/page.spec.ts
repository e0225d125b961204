import { type ReadStore } from '#read-store';
import { MemoryReadStore } from '#testing';
import { InvalidCursor } from './errors.js';
import { type Listing, type Page, pageOf, pageOfThese } from './page.js';

interface Thing {
  readonly _id: string;
  readonly position: string;
  readonly of: string;
  readonly at: number;
}

const listing: Listing = { collection: 'things', where: { of: 'x' }, sort: ['at'], asked: ['things', 'x'] };
/** Seven in pairs at the same moment, out of order, and one of another. */
const things: readonly Thing[] = [
  ...[3, 1, 2, 0, 3, 1, 2].map((at, index) => ({ _id: `t${index}`, position: '1', of: 'x', at })),
  { _id: 'other', position: '1', of: 'y', at: 0 },
];
const IN_ORDER = ['t3', 't1', 't5', 't2', 't6', 't0', 't4'];

async function storeWith(documents: readonly Thing[]): Promise<ReadStore> {
  const store = new MemoryReadStore();
  const lease = await store.acquireLease('specs', 'specs', 60_000);
  if (lease === undefined) throw new Error('Nobody else can hold the lease of a store that is new.');
  const spec = { name: 'things', version: 1, collections: [{ name: 'things', indexes: [['of', 'at']] }] };
  const writer = await store.writer(spec, lease);
  await writer.write({
    documents: documents.map((document) => ({ collection: 'things', document: { ...document } })),
    checkpoint: '1',
  });
  return store;
}

async function walk(limit: number, read: (cursor?: string) => Promise<Page<Thing>>): Promise<string[][]> {
  const pages: string[][] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const { items, next } = await read(cursor);
    pages.push(items.map(({ _id }) => _id));
    if (next !== undefined) expect(items).toHaveLength(limit);
    cursor = next;
  }
  return pages;
}

describe.each([1, 2, 3, 6, 7, 8])('pages of %d', (limit) => {
  it('show each document once, in order, stored or not', async () => {
    const store = await storeWith(things);
    const stored = await walk(limit, (cursor) => pageOf<Thing>(store, listing, { limit, cursor }));
    expect(stored.flat()).toEqual(IN_ORDER);
    expect(stored).toHaveLength(Math.ceil(IN_ORDER.length / limit));

    const known = things
      .filter((thing) => thing.of === 'x')
      .toSorted((a, b) => a.at - b.at || (a._id < b._id ? -1 : 1));
    const unstored = await walk(limit, async (cursor) => pageOfThese(known, listing, { limit, cursor }));
    expect(unstored).toEqual(stored);
  });
});

describe('a page', () => {
  it('needs a cursor of its own list', async () => {
    const store = await storeWith(things);
    const { next } = await pageOf<Thing>(store, listing, { limit: 2 });
    const other = { ...listing, asked: ['things', 'y'] };
    await expect(pageOf(store, other, { limit: 2, cursor: next })).rejects.toThrow(InvalidCursor);
  });

  it('of nothing is empty', async () => {
    expect(await pageOf(await storeWith([]), listing, { limit: 2 })).toEqual({ items: [] });
  });
});
