import { GenerationReplaced, type ProjectionSpec } from '#read-store';

import { acquire, at, batchOf, type Given, givenThings, idsOf, thing, upTo } from './harness.js';

export function building(given: Given): void {
  const next = (): ProjectionSpec => ({ ...given.spec, version: 2 });
  const found = async () => idsOf(await given.store.find(given.things, { sort: [['_id', 'asc']] }));

  it('builds a new version beside the one that is read, and switches to it in one step', async () => {
    const { store, spec, things, lease } = given;
    const old = await givenThings(given, [thing('old', 1, { kind: 'x', at: '2020' })], 5);
    const writer = await store.writer(next(), lease);
    expect([await old.isRead(), await writer.isRead()]).toEqual([true, false]);
    expect(await writer.checkpoint()).toBeUndefined();
    expect(await writer.get(things, 'old')).toBeUndefined();

    await writer.write(batchOf(things, [thing('new', 1, { kind: 'x', at: '2020' })], 3));
    await old.write(batchOf(things, [thing('older', 6)], 6));
    expect(await found()).toEqual(['old', 'older']);
    expect(await writer.get(things, 'new')).toBeDefined();
    expect(await store.checkpoint(spec.name)).toBe(at(6));

    expect(await writer.promote()).toBe(true);
    expect(await found()).toEqual(['new']);
    expect(await store.count(things, { kind: 'x' })).toBe(1);
    expect(await store.checkpoint(spec.name)).toBe(at(3));
    expect(await writer.isRead()).toBe(true);
    await writer.write(batchOf(things, [thing('newer', 4)], 4));
    expect(await found()).toEqual(['new', 'newer']);
  });

  it('tells the writer of what was replaced', async () => {
    const old = await givenThings(given, [thing('old', 1)], 5);
    const writer = await given.store.writer(next(), given.lease);
    await writer.promote();
    await expect(old.write(batchOf(given.things, [thing('a', 6)], 6))).rejects.toThrow(GenerationReplaced);
    await expect(old.get(given.things, 'old')).rejects.toThrow(GenerationReplaced);
    await expect(old.find(given.things, {})).rejects.toThrow(GenerationReplaced);
    await expect(old.checkpoint()).rejects.toThrow(GenerationReplaced);
    await expect(old.isRead()).rejects.toThrow(GenerationReplaced);
    await expect(old.promote()).rejects.toThrow(GenerationReplaced);
    expect(await found()).toEqual([]);
  });

  it('promotes what is read already without doing anything', async () => {
    const writer = await givenThings(given, [thing('a', 1)]);
    expect(await writer.promote()).toBe(true);
    expect(await found()).toEqual(['a']);
  });

  it('switches for everybody', async () => {
    const other = await given.open();
    await givenThings(given, [thing('old', 1, { kind: 'x' })], 5);
    const query = { where: { kind: 'x' } };
    expect(idsOf(await other.find(given.things, query))).toEqual(['old']);
    const writer = await given.store.rebuild(given.spec, given.lease);
    await writer.write(batchOf(given.things, [thing('new', 1, { kind: 'x' })], 5));
    expect(idsOf(await other.find(given.things, query))).toEqual(['old']);
    await writer.promote();
    expect(idsOf(await other.find(given.things, query))).toEqual(['new']);
    expect(await other.get(given.things, 'old')).toBeUndefined();
  });

  it('takes indexes of its own into a new version', async () => {
    await givenThings(given, [thing('old', 1, { colour: 'red', kind: 'x', friends: ['me', 'you'] })]);
    expect(await given.store.count(given.things, { friends: { contains: 'me' } })).toBe(1);
    expect(await given.store.count(given.things, { friends: { contains: 'nobody' } })).toBe(0);
    const query = { where: { colour: 'red' }, sort: [['weight', 'asc']] } as const;
    expect(await given.store.find(given.things, query)).toEqual([]);
    const collections = [{ name: given.things, indexes: [['colour', 'weight']], lists: ['friends'] }];
    const writer = await given.store.writer({ ...next(), collections }, given.lease);
    await writer.write(
      batchOf(given.things, [thing('new', 1, { colour: 'red', weight: 3, kind: 'x', friends: ['me'] })]),
    );
    await writer.promote();
    expect(idsOf(await given.store.find(given.things, query))).toEqual(['new']);
    expect(await given.store.count(given.things, { kind: 'x', friends: { contains: 'me' } })).toBe(1);
  });

  it('goes on with what was begun', async () => {
    await givenThings(given, [thing('old', 1)]);
    const first = await given.store.writer(next(), given.lease);
    await first.write(batchOf(given.things, [thing('new', 1)], 3));
    await given.store.close();

    given.store = await given.open();
    const writer = await given.store.writer(next(), given.lease);
    expect(await writer.checkpoint()).toBe(at(3));
    expect(await writer.isRead()).toBe(false);
    expect(await found()).toEqual(['old']);
    await writer.promote();
    expect(await found()).toEqual(['new']);
  });

  it('begins anew where another version was begun', async () => {
    await givenThings(given, [thing('old', 1)]);
    const second = await given.store.writer(next(), given.lease);
    await second.write(batchOf(given.things, [thing('a', 1)], 3));
    const third = await given.store.writer({ ...given.spec, version: 3 }, given.lease);
    expect(await third.checkpoint()).toBeUndefined();
    await expect(second.write(batchOf(given.things, [], 4))).rejects.toThrow(GenerationReplaced);
  });

  it('rebuilds beside the one that is read, which goes on being written and then gives way', async () => {
    const { store, spec, things, lease } = given;
    const live = await givenThings(
      given,
      upTo(5).map((n) => thing(n, n + 1)),
      5,
    );
    const rebuilt = await store.rebuild(spec, await given.otherLease());
    expect(await rebuilt.checkpoint()).toBeUndefined();
    await live.write(batchOf(things, [thing('live', 6)], 6));
    await rebuilt.write({
      ...batchOf(things, [thing('r', 1)], 6),
      quarantine: [{ stream: 's', position: at(2), eventId: 'e', error: 'No.' }],
    });
    expect(await found()).toEqual(['0', '1', '2', '3', '4', 'live']);
    expect(await store.quarantined(spec.name)).toEqual([]);

    expect(await rebuilt.promote()).toBe(true);
    expect(await found()).toEqual(['r']);
    expect(await store.quarantined(spec.name)).toHaveLength(1);
    await expect(live.write(batchOf(things, [], 7))).rejects.toThrow(GenerationReplaced);
    const again = await store.writer(spec, lease);
    expect(await again.checkpoint()).toBe(at(6));
    expect(await again.get(things, 'r')).toBeDefined();
  });

  it('drops a rebuild that was not finished when the next begins', async () => {
    await givenThings(given, [thing('old', 1)]);
    const first = await given.store.rebuild(given.spec, await given.otherLease());
    await first.write(batchOf(given.things, [thing('a', 1)], 3));
    const second = await given.store.rebuild(given.spec, await given.otherLease());
    await expect(first.write(batchOf(given.things, [], 4))).rejects.toThrow(GenerationReplaced);
    expect(await second.get(given.things, 'a')).toBeUndefined();
    await second.promote();
    expect(await found()).toEqual([]);
  });

  it('says what it was made from, as it was said with the checkpoint', async () => {
    const { store, spec, things, lease } = given;
    const writer = await givenThings(given, [thing('a', 1)], 1);
    expect(await writer.source()).toBeUndefined();
    await writer.write({ ...batchOf(things, [thing('a', 2)], 2), source: 'here' });
    await writer.write(batchOf(things, [thing('a', 3)], 3));
    await writer.write({ ...batchOf(things, [], 2), source: 'not here' });
    expect(await writer.source()).toBe('here');
    await writer.write({ ...batchOf(things, [], 4), source: 'there' });
    const divided = { ...spec, parts: 2 };
    const [first, second] = [await store.writer(divided, lease, 0), await store.writer(divided, lease, 1)];
    expect([await first.source(), await second.source()]).toEqual(['there', 'there']);
    await second.write({ ...batchOf(things, [], 5), source: 'elsewhere' });
    expect([await first.source(), await second.source()]).toEqual(['there', 'elsewhere']);
    expect(await (await store.writer(spec, lease)).source()).toBe('there');
  });

  it('is discarded with all there is, and begun again with nothing', async () => {
    const { store, spec, things, lease } = given;
    const old = await givenThings(given, [thing('old', 1)], 5);
    const built = await store.rebuild(spec, lease);
    await built.write(batchOf(things, [thing('old', 1)], 3));
    await old.discard();
    expect(await found()).toEqual([]);
    expect(await store.checkpoint(spec.name)).toBeUndefined();
    for (const writer of [old, built]) {
      await expect(writer.write(batchOf(things, [thing('late', 9)], 9))).rejects.toThrow(GenerationReplaced);
      await expect(writer.discard()).rejects.toThrow(GenerationReplaced);
    }
    const writer = await store.writer(spec, lease);
    expect([await writer.checkpoint(), await writer.isRead()]).toEqual([undefined, true]);
    await writer.write(batchOf(things, [thing('new', 1)], 1));
    expect(await found()).toEqual(['new']);
    expect(await store.checkpoint(spec.name)).toBe(at(1));
  });

  it('keeps projections apart', async () => {
    await givenThings(given, [thing('a', 1)], 5);
    const others = {
      name: `${given.spec.name}-2`,
      version: 1,
      collections: [{ name: `${given.things}_2`, indexes: [] }],
    };
    const writer = await given.store.writer(others, given.lease);
    expect(await writer.checkpoint()).toBeUndefined();
    await (await given.store.rebuild(others, given.lease)).promote();
    expect(await found()).toEqual(['a']);
    await expect(writer.get(given.things, 'a')).rejects.toThrow(GenerationReplaced);
  });

  it.each([
    { version: 1.5 },
    { parts: 0 },
    { collections: [{ name: 'Bad name', indexes: [] }] },
    { collections: [{ name: 'good', indexes: [['bad field']] }] },
    { collections: [{ name: 'good', indexes: [['both']], lists: ['both'] }] },
  ])('refuses a projection with %j', async (wrong) => {
    await expect(given.store.writer({ ...given.spec, ...wrong }, given.lease)).rejects.toThrow(RangeError);
  });

  describe('in parts', () => {
    const shared = (parts: number, version = 1): ProjectionSpec => ({ ...given.spec, version, parts });
    const writers = async (spec: ProjectionSpec) =>
      Promise.all(
        upTo(spec.parts ?? 1).map(async (part) =>
          given.store.writer(
            spec,
            await acquire(given.store, `${given.lease.name}-${spec.version}-${spec.parts}-${part}`),
            part,
          ),
        ),
      );

    it('has a checkpoint for each, and has seen what all of them have', async () => {
      const [a, b, c] = await writers(shared(3));
      await a?.write(batchOf(given.things, [thing('a', 1)], 9));
      expect(await given.store.checkpoint(given.spec.name)).toBeUndefined();
      await b?.write(batchOf(given.things, [thing('b', 2)], 4));
      await c?.write(batchOf(given.things, [], 7));
      expect(await Promise.all([a, b, c].map((writer) => writer?.checkpoint()))).toEqual([
        at(9),
        at(4),
        at(7),
      ]);
      expect(await given.store.checkpoint(given.spec.name)).toBe(at(4));
      expect(await found()).toEqual(['a', 'b']);
    });

    it('is promoted when all have caught up', async () => {
      await givenThings(given, [thing('old', 1)]);
      const [a, b] = await writers(shared(2, 2));
      await a?.write(batchOf(given.things, [thing('a', 1)], 1));
      expect(await a?.promote()).toBe(false);
      expect(await a?.promote()).toBe(false);
      expect(await found()).toEqual(['old']);
      expect(await b?.promote()).toBe(true);
      expect(await a?.promote()).toBe(true);
      expect(await found()).toEqual(['a']);
    });

    it('goes on from the one furthest behind when their number changes', async () => {
      const [a, b] = await writers(shared(2));
      await a?.write(batchOf(given.things, [thing('a', 8)], 9));
      await b?.write(batchOf(given.things, [thing('b', 4)], 4));
      const more = await writers(shared(3));
      for (const writer of more) expect(await writer.checkpoint()).toBe(at(4));
      await expect(a?.write(batchOf(given.things, [], 10))).rejects.toThrow(GenerationReplaced);
      expect(await given.store.checkpoint(given.spec.name)).toBe(at(4));
      expect(await found()).toEqual(['a', 'b']);
    });

    it('refuses a part that there is not', async () => {
      await expect(given.store.writer(shared(2), given.lease, 2)).rejects.toThrow(RangeError);
    });
  });
}
