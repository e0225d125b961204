import { setTimeout as wait } from 'node:timers/promises';

import { type Document, type Lease, type ProjectionSpec, type ReadStore, type WriteBatch } from '#read-store';

import { acquire, at, batchOf, byId, type Given, thing } from './harness.js';

/** More writes than any store needs for a batch. */
const MOST = 100;

export function tearing(given: Given): void {
  const before = [thing('a', 1, { n: 1 }), thing('b', 1, { n: 1 }), thing('c', 1, { n: 1 })];
  const after = [
    thing('a', 2, { n: 2, tags: ['t'] }),
    thing('b', 1, { n: 1 }),
    { _id: 'c', position: at(2), removed: true },
    ...Array.from({ length: 20 }, (_, n) => thing(`d${n}`, 2, { n })),
  ];
  const quarantined = [{ stream: 's', position: at(2), eventId: 'e', error: 'No.' }];

  const batchOf2 = (things: string, others: string): WriteBatch => ({
    documents: [
      ...after.filter(({ _id }) => _id !== 'b').map((document) => ({ collection: things, document })),
      { collection: others, document: thing('x', 2) },
    ],
    checkpoint: at(2),
    source: 'two',
    quarantine: quarantined,
  });

  /** What somebody sees who reads, once the lease of whoever was killed has run out, and who goes on writing. */
  async function found(
    spec: ProjectionSpec,
    lease: Lease,
    [things = '', others = '']: readonly string[],
    readFirst: boolean,
  ) {
    const all = async (from: Pick<ReadStore, 'find'>): Promise<Document[][]> => [
      byId(await from.find(things, {})),
      await from.find(others, {}),
    ];
    const store = await given.open();
    const before = readFirst ? await all(store) : undefined;
    const writer = await store.writer(spec, lease);
    const written = await all(writer);
    return {
      written,
      read: before ?? (await all(store)),
      progress: [await writer.checkpoint(), await store.checkpoint(spec.name), await writer.source()],
      quarantined: await store.quarantined(spec.name),
    };
  }

  it.each([
    ['for whoever writes next', false],
    ['for whoever reads next', true],
  ])('is whole, or was not written at all, wherever its writer was killed: %s', async (_, readFirst) => {
    for (let writes = 0; ; writes += 1) {
      if (writes > MOST) throw new Error('Somebody needs more writes for a batch than expected.');
      const names = [`${given.things}_${writes}`, `${given.things}_${writes}_others`];
      const [things = '', others = ''] = names;
      const collections = names.map((name) => ({ name, indexes: [] }));
      const spec = { name: `${given.spec.name}-${writes}`, version: 1, collections };
      const healthy = await given.open();
      const lease = await acquire(healthy, `${given.lease.name}-${writes}`, 1);
      const writer = await healthy.writer(spec, lease);
      await writer.write({ ...batchOf(things, before, 1), source: 'one' });

      const doomed = await given.openDoomed(writes);
      const survived = await doomed
        .writer(spec, lease)
        .then((one) => one.write(batchOf2(things, others)))
        .then(
          () => true,
          () => false,
        );

      await wait(2);
      const now = await found(spec, lease, names, readFirst);
      const isWhole = now.progress[0] === at(2);
      expect(now).toEqual({
        written: isWhole ? [byId(after), [thing('x', 2)]] : [before, []],
        read: isWhole ? [byId(after), [thing('x', 2)]] : [before, []],
        progress: isWhole ? [at(2), at(2), 'two'] : [at(1), at(1), 'one'],
        quarantined: isWhole ? quarantined : [],
      });
      if (survived) {
        expect(isWhole).toBe(true);
        return;
      }
    }
  });
}
