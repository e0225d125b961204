import { randomUUID } from 'node:crypto';

import { type CollectionInfo, type Db, MongoClient } from 'mongodb';

import { PROJECTIONS } from '#projections';
import { MongodbReadStore } from '#read-store-mongodb';

import { toMongoQuery } from '../../libs/read-store-mongodb/to-mongo-query.js';
import { type Asked, everyQuery } from './queries/every-query.js';

const url = new URL(process.env['MONGODB_URL'] ?? '');
url.pathname = `entente-${randomUUID()}`;

let client: MongoClient;
let db: Db;

beforeAll(async () => {
  client = new MongoClient(url.href);
  db = client.db();
  const store = new MongodbReadStore({ url: url.href });
  const lease = await store.acquireLease('projector', 'test', 60_000);
  if (lease === undefined) throw new Error('Somebody else projects.');
  for (const { spec } of PROJECTIONS) await store.writer(spec, lease);
  await store.close();
});

afterAll(async () => {
  await db.dropDatabase();
  await client.close();
});

/** Where the documents lie that people find under a name. */
async function placeOf(name: string): Promise<string> {
  const found = await db.listCollections<CollectionInfo>({ name }).next();
  return (found?.options?.['viewOn'] as string | undefined) ?? name;
}

/** The stages of the plan of a query; of a server that does not tell, none. */
async function stagesOf({ collection, query }: Asked): Promise<string[]> {
  const { filter, sort } = toMongoQuery(query);
  const cursor = db.collection<{ _id: string }>(collection).find(filter as object, { sort });
  const told = await (query.limit === undefined ? cursor : cursor.limit(query.limit)).explain('queryPlanner');
  const [plan = ''] = /"winningPlan":.*/.exec(JSON.stringify(told)) ?? [];
  const [winning = ''] = plan.split('"rejectedPlans"');
  return [...winning.matchAll(/"stage":"(\w+)"/g)].map(([, stage = '']) => stage);
}

it('finds what is asked by an index, and a page of it without sorting', async () => {
  const slow: unknown[] = [];
  for (const asked of await everyQuery()) {
    const stages = await stagesOf(asked);
    const sorts = asked.query.limit !== undefined && stages.includes('SORT');
    if (stages.includes('COLLSCAN') || sorts) slow.push({ asked, stages });
  }
  expect(slow).toEqual([]);
});

it('has the indexes of every collection, and one for what changed since a position', async () => {
  for (const { name, indexes, lists = [] } of PROJECTIONS.flatMap(({ spec }) => spec.collections)) {
    const there = (
      await db
        .collection(await placeOf(name))
        .listIndexes()
        .toArray()
    ).map((index) => Object.keys(index['key']));
    const wanted = [['position'], ...indexes, ...lists.map((list) => [list])].map((index) => [
      ...index,
      '_id',
    ]);
    expect([name, there]).toEqual([name, expect.arrayContaining(wanted)]);
  }
});
