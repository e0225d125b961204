import { type ReadStore } from '#read-store';
import { MongodbReadStore } from '#read-store-mongodb';

import { MongoDouble, type MongoDoubleOptions } from './server.js';

/** What the role `readWrite` has no right to, of all that read models could be tempted to use. */
const NOT_READ_WRITE = ['collMod', 'renameCollection', 'dropDatabase', 'listDatabases', 'setParameter'];
const SPEC = { name: 'things', version: 1, collections: [{ name: 'things', indexes: [['kind']] }] };

const document = (position: string) => ({ collection: 'things', document: { _id: 'a', position } });

async function withStore(
  options: MongoDoubleOptions,
  work: (store: ReadStore, server: MongoDouble) => Promise<void>,
): Promise<void> {
  const server = await MongoDouble.start(options);
  const store = new MongodbReadStore({ url: server.url });
  try {
    await work(store, server);
  } finally {
    await store.close();
    await server.stop();
  }
}

/** Does all that a projector and those who read do, a rebuild as well. */
async function useAll(store: ReadStore): Promise<void> {
  const lease = await store.acquireLease('projector', 'me', 60_000);
  if (lease === undefined) throw new Error('Somebody else projects.');
  const writer = await store.writer(SPEC, lease);
  await writer.write({ documents: [document('1')], checkpoint: '1', released: ['s'] });
  await writer.write({ documents: [document('2')], checkpoint: '2' });
  await writer.write({ documents: [], checkpoint: '3' });
  const again = await store.rebuild(SPEC, lease);
  await again.write({ documents: [document('2')], checkpoint: '3' });
  await again.promote();
  await again.count('things', {});
  await store.find('things', { where: { kind: 'x' }, limit: 3 });
  await store.count('things', { kind: 'x' });
  await store.checkpoint('things');
  await store.quarantined('things');
  await store.heldLeases('p');
  await store.renewLease(lease, 60_000);
  await again.discard();
  await store.releaseLease(lease);
}

describe('what read models ask of MongoDB', () => {
  it.each(['replica-set', 'sharded-cluster', 'standalone'] as const)(
    'has a limit to how long the server works on it, in each command to a %s',
    async (kind) => {
      await withStore({ kind }, async (store, { seen }) => {
        await useAll(store);
        const limited = seen.filter(({ name }) => !['endSessions', 'getMore', 'killCursors'].includes(name));
        expect(limited.length).toBeGreaterThan(40);
        for (const { name, command } of limited)
          expect([name, command['maxTimeMS']]).toEqual([name, expect.any(Number)]);
      });
    },
  );

  it('is given up by the server when it is given up here', async () => {
    await withStore({}, async (store, { seen }) => {
      await useAll(store);
      seen.splice(0);
      await store.find('things', {});
      expect(new Set(seen.map(({ command }) => command['maxTimeMS']))).toEqual(new Set([5_000]));
    });
  });

  it('takes no more than the role readWrite, a rebuild as well', async () => {
    await withStore({ forbidden: NOT_READ_WRITE }, async (store, { seen }) => {
      await useAll(store);
      const shown = seen.filter(({ command }) => command['viewOn'] !== undefined);
      expect(shown.map(({ command }) => [command['create'], command['viewOn']])).toEqual([
        ['things', 'things~1'],
        ['things', 'things~2'],
      ]);
    });
  });

  it('is a transaction a batch on servers that have them, be it by a router, and none on one that stands alone', async () => {
    for (const [kind, transactions] of [
      ['replica-set', 4],
      ['sharded-cluster', 4],
      ['standalone', 0],
    ] as const)
      await withStore({ kind }, async (store, { seen }) => {
        await useAll(store);
        // One of them found out whether there are any.
        const commits = seen.filter(({ name }) => name === 'commitTransaction');
        expect(commits).toHaveLength(transactions);
        const logged = seen.some(({ command }) => command['insert'] === 'entente_batches');
        expect(logged).toBe(transactions === 0);
      });
  });
});
