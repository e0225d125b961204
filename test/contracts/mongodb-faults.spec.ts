import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { MongoClient } from 'mongodb';

import { type Lease, LeaseLost, ReadStoreUnavailable } from '#read-store';
import { MongodbReadStore } from '#read-store-mongodb';
import { MemoryReadStore } from '#testing';

import { TcpProxy } from '../doubles/tcp-proxy.js';
import { everything, type Happening, happenings, tallyAll, TALLIES, TALLY } from './tally/tally.js';

const server = new URL(process.env['MONGODB_URL'] ?? '');
const DEADLINE = 500;
const PATIENCE = 10_000;
const LEASE = 60_000;
/** How long a projector insists before the test says what was in its way. */
const PERSEVERANCE = 90_000;

let network: TcpProxy;
let database: string;
let opened: MongodbReadStore[];

/** The server as the network lets it be seen. */
const open = (answersWithin = DEADLINE): MongodbReadStore => openAt(network.port, DEADLINE, answersWithin);
const openDirectly = (): MongodbReadStore => openAt(Number(server.port), PATIENCE);

function openAt(port: number, deadline: number, answersWithin = deadline): MongodbReadStore {
  const url = new URL(server);
  url.host = `127.0.0.1:${port}`;
  url.pathname = database;
  url.search = new URLSearchParams({
    ...Object.fromEntries(server.searchParams),
    directConnection: 'true',
    serverSelectionTimeoutMS: `${deadline}`,
    socketTimeoutMS: `${answersWithin}`,
    // Looks for servers again at once: so that often it does in the very moment in which a connection breaks.
    minHeartbeatFrequencyMS: '20',
  }).toString();
  const store = new MongodbReadStore({ url: url.href });
  opened.push(store);
  return store;
}

beforeEach(async () => {
  network = await TcpProxy.to(() => Number(server.port));
  database = `entente-${randomUUID()}`;
  opened = [];
});

afterEach(async () => {
  network.thaw();
  for (const store of opened) await store.close();
  await network.close();
  const url = new URL(server);
  url.pathname = database;
  const client = new MongoClient(url.href);
  await client.db().dropDatabase();
  await client.close();
});

async function undisturbed(all: readonly Happening[]): Promise<string[]> {
  const store = new MemoryReadStore();
  await tallyAll(store, await held(store), all);
  return everything(store);
}

async function held(store: MongodbReadStore | MemoryReadStore, holder = 'me', forMs = LEASE): Promise<Lease> {
  const lease = await store.acquireLease('tally', holder, forMs);
  if (lease === undefined) throw new Error('The lease is not free.');
  return lease;
}

/** As a projector that must get it done: after each failure it begins anew at the checkpoint. */
async function insist(act: () => Promise<void>): Promise<number> {
  const until = Date.now() + PERSEVERANCE;
  for (let failures = 0; ; failures++)
    try {
      await act();
      return failures;
    } catch (error) {
      if (!(error instanceof ReadStoreUnavailable) || Date.now() > until) throw error;
      await wait(10);
    }
}

describe('a server that is away at the start', () => {
  it('is said to be, in time, and is used as soon as it is there', async () => {
    const { port } = network;
    await network.close();
    const store = openAt(port, DEADLINE);
    const began = Date.now();
    await expect(store.get(TALLIES, 'a')).rejects.toThrow(ReadStoreUnavailable);
    await expect(held(store)).rejects.toThrow(ReadStoreUnavailable);
    expect(Date.now() - began).toBeLessThan(4 * DEADLINE);

    network = await TcpProxy.to(() => Number(server.port));
    const again = open();
    await tallyAll(again, await held(again), happenings(10));
    expect(await everything(again)).toEqual(await undisturbed(happenings(10)));
  });
});

describe('a batch that is cut off', () => {
  it('comes to the same bytes when the connections break, wherever they do', async () => {
    // A broken connection is noticed at once: a server that is merely slow need not be taken for dead.
    const store = open(PATIENCE);
    const all = happenings(1_500);
    const lease = await held(store);
    let cuts = 0;
    const failures = await insist(() =>
      tallyAll(store, lease, all, {
        onBatch: () => {
          if (cuts < 20) setTimeout(() => network.cut(), 3 * cuts++);
        },
      }),
    );
    expect(failures).toBeGreaterThan(5);
    expect(await everything(store)).toEqual(await undisturbed(all));
  });

  it('comes to the same bytes when answers are lost', async () => {
    const store = open();
    const all = happenings(400);
    const lease = await held(store);
    let losses = 0;
    const failures = await insist(async () => {
      network.cut();
      await tallyAll(store, lease, all, {
        onBatch: () => {
          if (losses < 4) setTimeout(() => network.mute(), 8 * losses++);
        },
      });
    });
    expect(failures).toBeGreaterThan(1);
    network.thaw();
    expect(await everything(store)).toEqual(await undisturbed(all));
  });

  it('is finished by whoever takes over, and what arrives late changes nothing', async () => {
    const slow = open();
    const direct = openDirectly();
    const all = happenings(600);
    for (const [n, delay] of [2, 10, 20, 35, 60].entries()) {
      const lease = await held(slow, `slow-${n}`, 150);
      const part = all.slice(0, 100 * (n + 1));
      const stuck = tallyAll(slow, lease, part, {
        batch: 100,
        onBatch: () => setTimeout(() => network.freeze(), delay),
      }).catch((error: unknown) => error);
      await wait(200 + delay);
      const taken = await held(direct, `next-${n}`);
      await tallyAll(direct, taken, part);
      network.thaw();
      await stuck;
      expect(await everything(direct)).toEqual(await undisturbed(part));
      await direct.releaseLease(taken);
    }
  });
});

describe('two projectors', () => {
  it('with the same lease come to the same bytes, whoever writes what', async () => {
    const all = happenings(500);
    const lease = await held(openDirectly());
    const project = async (batch: number): Promise<void> => {
      const store = openDirectly();
      for (;;)
        try {
          await tallyAll(store, lease, all, { batch });
          return;
        } catch (error) {
          if (!(error instanceof LeaseLost)) throw error;
        }
    };
    await Promise.all([project(40), project(70), project(25)]);
    expect(await everything(openDirectly())).toEqual(await undisturbed(all));
  });

  it('do not write any more when the lease went to another', async () => {
    const [first, second] = [open(), open()];
    const lease = await held(first, 'first', 20);
    const writer = await first.writer(TALLY, lease);
    await wait(40);
    await second.writer(TALLY, await held(second, 'second'));
    const late = writer.write({ documents: [], checkpoint: '1' });
    await expect(late).rejects.toThrow(LeaseLost);
    await expect(first.renewLease(lease, LEASE)).rejects.toThrow(LeaseLost);
  });
});

describe('a network that is slow, or holds everything back', () => {
  it('is waited for, up to the deadline and no longer', async () => {
    const store = open();
    const all = happenings(30);
    const lease = await held(store);
    network.slowDown(20);
    await tallyAll(store, lease, all);
    network.slowDown(0);

    network.freeze();
    const began = Date.now();
    const attempts = [
      store.get(TALLIES, 'name-1'),
      store.find(TALLIES, {}),
      store.checkpoint(TALLY.name),
      store.renewLease(lease, LEASE),
      tallyAll(store, lease, happenings(60)),
    ];
    for (const attempt of await Promise.allSettled(attempts))
      expect(attempt).toMatchObject({ status: 'rejected', reason: expect.any(ReadStoreUnavailable) });
    expect(Date.now() - began).toBeLessThan(10 * DEADLINE);

    network.thaw();
    await insist(() => tallyAll(store, lease, happenings(60)));
    expect(await everything(store)).toEqual(await undisturbed(happenings(60)));
  });

  it('is left behind when only old connections are dead', async () => {
    const store = open();
    await tallyAll(store, await held(store), happenings(20));
    network.freeze();
    network.leaveBehind();
    await insist(async () => {
      expect(await everything(store)).toEqual(await undisturbed(happenings(20)));
    });
  });
});
