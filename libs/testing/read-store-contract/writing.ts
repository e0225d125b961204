import { ReadStoreUnavailable } from '#read-store';

import { at, batchOf, byId, type Given, givenThings, thing, upTo } from './harness.js';

export function writing(given: Given): void {
  const get = (id: string) => given.store.get(given.things, id);

  it('reads what nobody has written as empty', async () => {
    const { store, things, spec } = given;
    expect(await get('a')).toBeUndefined();
    expect(await store.getMany(things, ['a'])).toEqual([]);
    expect(await store.find(things, { where: { kind: 'a' }, sort: [['at', 'asc']] })).toEqual([]);
    expect(await store.count(things, {})).toBe(0);
    expect(await store.checkpoint(spec.name)).toBeUndefined();
    expect(await store.quarantined(spec.name)).toEqual([]);
  });

  it('gives back the documents that were written, and the checkpoint', async () => {
    const { store, things, spec } = given;
    const documents = [
      thing('a', 1, { kind: 'x' }),
      thing('b', 2),
      thing('c', 3, { list: [1, { deep: null }] }),
    ];
    const writer = await givenThings(given, documents, 7);

    expect(await get('c')).toEqual(documents[2]);
    expect(await get('d')).toBeUndefined();
    expect(byId(await store.getMany(things, ['c', 'a', 'nobody', 'a']))).toEqual([
      documents[0],
      documents[2],
    ]);
    expect(await writer.getMany(things, [])).toEqual([]);
    expect(await store.checkpoint(spec.name)).toBe(at(7));
    expect(await writer.checkpoint()).toBe(at(7));
  });

  it('keeps documents as JSON does', async () => {
    const document = {
      ...thing('Zoë 協 🕊', 1),
      text: 'Ü \u0000 \ud800 "\\',
      tags: ['a', 'ü'],
      kind: 'Ünïcode',
      numbers: [0.1, 1e21, Number.MAX_SAFE_INTEGER, -1.5],
      nothing: null,
      gone: undefined,
      nested: { '': [{}], 'ключ.$': true, gone: undefined },
    };
    await givenThings(given, [document]);
    const read = await get(document._id);
    expect(JSON.stringify(read)).toBe(JSON.stringify(document));
    expect(Object.keys(read ?? {})).not.toContain('gone');
  });

  it('replaces a document as a whole', async () => {
    const writer = await givenThings(given, [thing('a', 1, { kind: 'x', size: 3, tags: ['t'] })]);
    await writer.write(batchOf(given.things, [thing('a', 2, { open: true })], 2));
    expect(await get('a')).toEqual(thing('a', 2, { open: true }));
    for (const where of [{ kind: 'x' }, { size: 3 }, { tags: { contains: 't' } }])
      expect(await given.store.count(given.things, where)).toBe(0);
  });

  it('passes over a document that is older than the stored one, and writes one that is as old', async () => {
    const writer = await givenThings(given, [thing('a', 5, { n: 1, tags: ['t'] }), thing('b', 5, { n: 1 })]);
    expect(await get('b')).toMatchObject({ n: 1 });
    await writer.write(
      batchOf(
        given.things,
        [thing('a', 4, { n: 2, tags: ['u'] }), thing('b', 5, { n: 2 }), thing('c', 3, { n: 2 })],
        6,
      ),
    );
    expect(await get('a')).toMatchObject({ n: 1, position: at(5) });
    expect(await get('b')).toMatchObject({ n: 2 });
    expect(await get('c')).toMatchObject({ n: 2 });
    expect(await given.store.count(given.things, { tags: { contains: 'u' } })).toBe(0);
    expect(await writer.checkpoint()).toBe(at(6));
  });

  it('writes documents in their order', async () => {
    await givenThings(given, [thing('a', 1, { n: 1 }), thing('a', 2, { n: 2 }), thing('a', 1, { n: 3 })]);
    expect(await get('a')).toEqual(thing('a', 2, { n: 2 }));
  });

  it('treats tombstones as it treats any document', async () => {
    const writer = await givenThings(given, [thing('a', 1, { kind: 'x', at: '2020' })]);
    await writer.write(batchOf(given.things, [thing('a', 2, { removed: true })], 2));
    await writer.write(batchOf(given.things, [thing('a', 1, { kind: 'x', at: '2020' })], 3));
    expect(await get('a')).toEqual({ _id: 'a', position: at(2), removed: true });
    expect(await given.store.find(given.things, { sort: [['at', 'asc']] })).toEqual([]);
    expect(await given.store.count(given.things, { removed: true })).toBe(1);
  });

  it('moves the checkpoint without documents, and never backwards', async () => {
    const writer = await givenThings(given, [], 5);
    await writer.write(batchOf(given.things, [thing('a', 1)], 3));
    expect(await writer.checkpoint()).toBe(at(5));
    expect(await get('a')).toBeDefined();
    await writer.write(batchOf(given.things, [], 9));
    expect(await writer.checkpoint()).toBe(at(9));
  });

  it('refuses a batch for a collection that the projection does not have', async () => {
    const writer = await givenThings(given, [thing('a', 1)], 1);
    await expect(writer.write(batchOf('others', [thing('b', 2)], 2))).rejects.toThrow(RangeError);
    expect(await writer.checkpoint()).toBe(at(1));
  });

  it('writes several collections, and many documents, at once', async () => {
    const { store, things, lease } = given;
    const others = `${things}_others`;
    const spec = { ...given.spec, collections: [...given.spec.collections, { name: others, indexes: [] }] };
    const writer = await store.writer(spec, lease);
    const documents = upTo(3000).map((n) => ({
      collection: n % 3 === 0 ? others : things,
      document: thing(n, n, { kind: `k${n % 7}`, at: at(n), tags: [`t${n % 5}`] }),
    }));
    await writer.write({ documents, checkpoint: at(3000) });

    expect(await store.count(things, {})).toBe(2000);
    expect(await store.count(others, {})).toBe(1000);
    expect(await store.getMany(things, upTo(3000).map(String))).toHaveLength(2000);
    expect(await store.count(things, { kind: 'k3', tags: { contains: 't4' } })).toBe(
      upTo(3000).filter((n) => n % 3 !== 0 && n % 7 === 3 && n % 5 === 4).length,
    );
  });

  it('keeps a list of streams in quarantine', async () => {
    const { store, spec, things } = given;
    const entry = (stream: string, error = 'No.') => ({
      stream,
      position: at(2),
      eventId: `e-${stream}`,
      error,
    });
    const writer = await givenThings(given, []);
    await writer.write({ ...batchOf(things, [], 2), quarantine: [entry('a'), entry('b')] });
    await writer.write({
      ...batchOf(things, [], 3),
      quarantine: [entry('a', 'Never.'), entry('c')],
      released: ['b'],
    });

    const stored = (await store.quarantined(spec.name)).toSorted((x, y) => (x.stream < y.stream ? -1 : 1));
    expect(stored).toEqual([entry('a', 'Never.'), entry('c')]);
    expect(await writer.quarantined()).toHaveLength(2);
    await writer.write({ ...batchOf(things, [], 4), released: ['a', 'c', 'nobody'] });
    expect(await writer.quarantined()).toEqual([]);
  });

  it('shows what is written to everybody, at once', async () => {
    const other = await given.open();
    const writer = await givenThings(given, [thing('a', 1)], 1);
    expect(await other.get(given.things, 'a')).toEqual(thing('a', 1));
    await writer.write(batchOf(given.things, [thing('a', 2, { n: 1 })], 2));
    expect(await other.get(given.things, 'a')).toEqual(thing('a', 2, { n: 1 }));
    expect(await other.checkpoint(given.spec.name)).toBe(at(2));
  });

  it('does nothing more once it was closed, and has everything when it is opened again', async () => {
    const { store, things, spec, lease } = given;
    const writer = await givenThings(given, [thing('a', 1, { kind: 'x' })], 4);
    await store.close();
    await store.close();
    await expect(store.get(things, 'a')).rejects.toThrow(ReadStoreUnavailable);
    await expect(store.find(things, {})).rejects.toThrow(ReadStoreUnavailable);
    await expect(store.checkpoint(spec.name)).rejects.toThrow(ReadStoreUnavailable);
    await expect(store.acquireLease('any', 'me', 1)).rejects.toThrow(ReadStoreUnavailable);
    await expect(writer.write(batchOf(things, [], 5))).rejects.toThrow(ReadStoreUnavailable);

    given.store = await given.open();
    expect(await get('a')).toEqual(thing('a', 1, { kind: 'x' }));
    const again = await given.store.writer(spec, lease);
    expect(await again.checkpoint()).toBe(at(4));
  });
}
