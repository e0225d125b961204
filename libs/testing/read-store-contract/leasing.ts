import { setTimeout as wait } from 'node:timers/promises';

import { LeaseLost } from '#read-store';

import { batchOf, type Given, givenThings, thing } from './harness.js';

const LONG = 60_000;
const SHORT = 40;
const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

export function leasing(given: Given): void {
  const name = () => `${given.lease.name}-more`;
  const acquire = (holder: string, milliseconds = LONG) =>
    given.store.acquireLease(name(), holder, milliseconds);
  const held = async (holder: string, milliseconds = LONG) => {
    const lease = await acquire(holder, milliseconds);
    if (lease === undefined) throw new Error(`${holder} did not get the lease.`);
    return lease;
  };

  it('is given to one at a time', async () => {
    const other = await given.open();
    const lease = await held('a');
    expect(lease).toMatchObject({ name: name(), holder: 'a' });
    expect(await acquire('b')).toBeUndefined();
    expect(await other.acquireLease(name(), 'b', LONG)).toBeUndefined();
    expect(await acquire('a')).toEqual(lease);
    expect(await given.store.acquireLease(`${name()}-2`, 'b', LONG)).toBeDefined();
  });

  it('is given to one of many who ask at once', async () => {
    const other = await given.open();
    const leases = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((holder, i) =>
        (i % 2 ? other : given.store).acquireLease(name(), holder, LONG),
      ),
    );
    expect(leases.filter((lease) => lease !== undefined)).toHaveLength(1);
  });

  it('is free when it was given back, with a higher token', async () => {
    const lease = await held('a');
    await given.store.releaseLease(lease);
    const next = await held('b');
    expect(next.token).toBeGreaterThan(lease.token);
    await given.store.releaseLease(lease);
    expect(await acquire('c')).toBeUndefined();
    await given.store.releaseLease(next);
    expect((await held('b')).token).toBeGreaterThan(next.token);
  });

  it('is told of while somebody holds it, and not when it was given back, or has run out', async () => {
    const { store } = given;
    const hold = async (name: string, holder: string, milliseconds = LONG) => {
      const lease = await store.acquireLease(name, holder, milliseconds);
      if (lease === undefined) throw new Error(`${holder} did not get the lease ${name}.`);
      return lease;
    };
    const prefix = `${name()}-of-`;
    expect(await store.heldLeases(prefix)).toEqual([]);
    const [a, b] = [await hold(`${prefix}a`, 'a'), await hold(`${prefix}b`, 'b')];
    await hold(`${prefix}c`, 'c', SHORT);
    await hold(`${name()}-another`, 'a');
    await wait(SHORT + 10);
    const held = await (await given.open()).heldLeases(prefix);
    expect(held.toSorted((one, other) => (one.name < other.name ? -1 : 1))).toEqual([a, b]);
    await store.releaseLease(a);
    const next = await hold(`${prefix}c`, 'd');
    await store.releaseLease(b);
    expect(await store.heldLeases(prefix)).toEqual([next]);
  });

  it('runs out, and is then given to others, with a higher token', async () => {
    const lease = await held('a', SHORT);
    await wait(SHORT + 10);
    const next = await held('b');
    expect(next.token).toBeGreaterThan(lease.token);
    await expect(given.store.renewLease(lease, LONG)).rejects.toThrow(LeaseLost);
    expect(await acquire('a')).toBeUndefined();
  });

  it('that was given while the clock was a year ahead, or an hour, has run out when that is put right', async () => {
    for (const [nth, ahead] of [HOUR, YEAR].entries()) {
      const of = `${name()}-ahead-${nth}`;
      const lease = await given.store.acquireLease(of, 'a', ahead + LONG);
      expect(await given.store.heldLeases(of)).toEqual([]);
      const next = await (await given.open()).acquireLease(of, 'b', LONG);
      expect(next?.token).toBe((lease?.token ?? 0) + 1);
      if (lease) await expect(given.store.renewLease(lease, LONG)).rejects.toThrow(LeaseLost);
    }
  });

  it('of a holder who is there when the clock is put right lasts from when he renews it', async () => {
    const lease = await held('a', YEAR);
    await given.store.renewLease(lease, LONG);
    expect(await acquire('b')).toBeUndefined();
    expect(await acquire('a')).toEqual(lease);
  });

  it('can be renewed, and lasts longer then', async () => {
    const lease = await held('a', SHORT);
    await given.store.renewLease(lease, LONG);
    await wait(SHORT + 10);
    expect(await acquire('b')).toBeUndefined();
  });

  it('can be renewed after it has run out, if nobody else took it', async () => {
    const lease = await held('a', SHORT);
    await wait(SHORT + 10);
    await given.store.renewLease(lease, LONG);
    expect(await acquire('b')).toBeUndefined();
  });

  it('fences off a writer who lost it', async () => {
    const { store, spec, things } = given;
    const lease = await held('a', SHORT);
    const late = await store.writer(spec, lease);
    await late.write(batchOf(things, [thing('x', 1)], 1));
    await wait(SHORT + 10);
    const writer = await store.writer(spec, await held('b'));

    await expect(late.write(batchOf(things, [thing('x', 9), thing('y', 9)], 9))).rejects.toThrow(LeaseLost);
    await expect(late.promote()).rejects.toThrow(LeaseLost);
    await expect(store.writer(spec, lease)).rejects.toThrow(LeaseLost);
    await expect(store.rebuild(spec, lease)).rejects.toThrow(LeaseLost);
    expect(await store.getMany(things, ['x', 'y'])).toEqual([thing('x', 1)]);
    await writer.write(batchOf(things, [thing('x', 2)], 2));
    expect(await store.getMany(things, ['x', 'y'])).toEqual([thing('x', 2)]);
  });

  it('lets its holder write after it has run out, if nobody else took it', async () => {
    const lease = await held('a', SHORT);
    const writer = await given.store.writer(given.spec, lease);
    await wait(SHORT + 10);
    await writer.write(batchOf(given.things, [thing('x', 1)], 1));
    expect(await given.store.get(given.things, 'x')).toBeDefined();
  });

  it('is not enough when it was given back', async () => {
    const writer = await givenThings(given, [thing('x', 1)]);
    await given.store.releaseLease(given.lease);
    await expect(writer.write(batchOf(given.things, [thing('x', 2)], 2))).rejects.toThrow(LeaseLost);
    await expect(given.store.renewLease(given.lease, LONG)).rejects.toThrow(LeaseLost);
  });

  it('outlasts the closing of the store', async () => {
    await held('a');
    await given.store.close();
    given.store = await given.open();
    expect(await acquire('b')).toBeUndefined();
  });
}
