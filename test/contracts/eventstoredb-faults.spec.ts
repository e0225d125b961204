import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import {
  EventStoreUnavailable,
  WrongExpectedRevision,
  type Appended,
  type EventStore,
  type NewEvent,
  type RecordedEvent,
} from '#event-store';
import { EventStoreDbEventStore } from '#event-store-eventstoredb';
import { startEventStoreDb, type EventStoreDbDouble, type Member } from '../doubles/eventstoredb/index.js';
import { TcpProxy } from '../doubles/tcp-proxy.js';

const BACKOFF = { first: 20, most: 100 };
const DEADLINE = 1000;
/** Milliseconds that the flood may take where machines are slow. */
const FLOOD_TIMEOUT = 120_000;

let server: EventStoreDbDouble;
let network: TcpProxy;
let store: EventStoreDbEventStore;
let stream: string;

beforeEach(async () => {
  server = await startEventStoreDb();
  network = await TcpProxy.to(() => server.port);
  store = storeAt(`127.0.0.1:${network.port}`);
  stream = `alliance-${randomUUID()}`;
});

afterEach(async () => {
  await store.close();
  await network.close();
  server.stop();
});

function storeAt(hosts: string, options = ''): EventStoreDbEventStore {
  const url = `esdb://${hosts}?tls=false&defaultDeadline=${DEADLINE}${options}`;
  return new EventStoreDbEventStore({ url, backoff: BACKOFF });
}

/** The client warns of intervals as short as a test needs them. */
function quietly<T>(act: () => T): T {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return act();
  } finally {
    console.warn = warn;
  }
}

const event = (n = 0): NewEvent => ({ eventId: randomUUID(), type: 'Happened', data: { n }, metadata: {} });

async function collect(events: AsyncIterable<RecordedEvent>): Promise<RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for await (const one of events) all.push(one);
  return all;
}

const recorded = (): (string | undefined)[] => server.log.stream(stream).map(({ id }) => id);

/** As those who must get it done: the same ids again, until there is an answer. */
async function insist(append: () => Promise<Appended>): Promise<Appended> {
  for (;;)
    try {
      return await append();
    } catch (error) {
      if (!(error instanceof EventStoreUnavailable)) throw error;
      await wait(20);
    }
}

const begin = (events: readonly NewEvent[]): Promise<Appended> =>
  insist(() => store.append(stream, events, 'no-stream'));

async function until(so: () => boolean): Promise<void> {
  while (!so()) await wait(5);
}

/** Listens from the start, to one stream, until there are so many events. */
async function listen(to: EventStore, count: number, onEvent?: (n: number) => unknown): Promise<string[]> {
  const controller = new AbortController();
  const ids: string[] = [];
  for await (const message of to.subscribe({ filter: { streamPrefix: stream }, signal: controller.signal })) {
    if (message.kind !== 'event') continue;
    ids.push(message.event.eventId);
    await onEvent?.(ids.length);
    if (ids.length === count) controller.abort();
  }
  return ids;
}

describe('a store that is away at the start', () => {
  it('fails at once and says so, and works as soon as it is there', async () => {
    const { port } = server;
    server.stop();
    const events = [event()];
    await expect(store.append(stream, events, 'no-stream')).rejects.toThrow(EventStoreUnavailable);
    await expect(collect(store.readStream(stream))).rejects.toThrow(EventStoreUnavailable);
    await expect(collect(store.readAll())).rejects.toThrow(EventStoreUnavailable);
    await expect(store.lastPosition()).rejects.toThrow(EventStoreUnavailable);
    const heard = listen(store, 1);
    await wait(150);

    server = await startEventStoreDb({ port });
    await insist(() => store.append(stream, events, 'no-stream'));
    expect(await heard).toEqual([events[0]?.eventId]);
  });

  it('lets go of a subscription that never began, and of the store', async () => {
    server.stop();
    const controller = new AbortController();
    const subscription = store.subscribe({ signal: controller.signal })[Symbol.asyncIterator]();
    const ended = subscription.next();
    await wait(50);
    controller.abort();
    expect(await ended).toMatchObject({ done: true });

    const another = store.subscribe({ signal: new AbortController().signal })[Symbol.asyncIterator]();
    const failed = expect(another.next()).rejects.toThrow(EventStoreUnavailable);
    await wait(50);
    await store.close();
    await failed;
  });
});

describe('an append of unknown outcome', () => {
  const events = [event(1), event(2)];
  const expectRecordedOnce = async ({ revision, position }: Appended): Promise<void> => {
    expect(recorded().slice(1)).toEqual(events.map(({ eventId }) => eventId));
    const [last] = await collect(store.readStream(stream, { direction: 'backwards', limit: 1 }));
    expect({ revision, position }).toEqual({ revision: 2, position: last?.position });
  };

  it('is tried again by itself when the connection breaks, and recorded once', async () => {
    await begin([event()]);
    network.mute();
    const appended = store.append(stream, events, 0);
    await until(() => recorded().length === 3);
    network.cut();
    await expectRecordedOnce(await appended);
  });

  it('is given up when there is no answer in time, and recorded once when it is tried again', async () => {
    await begin([event()]);
    network.mute();
    await expect(store.append(stream, events, 0)).rejects.toThrow(EventStoreUnavailable);
    await until(() => recorded().length === 3);
    network.cut();
    await expectRecordedOnce(await insist(() => store.append(stream, events, 0)));
  });

  it('is recorded when it is tried again, if it never arrived', async () => {
    await begin([event()]);
    const events = [event(1)];
    network.freeze();
    await expect(store.append(stream, events, 0)).rejects.toThrow(EventStoreUnavailable);
    network.cut();
    expect(recorded()).toHaveLength(1);
    expect(await insist(() => store.append(stream, events, 0))).toMatchObject({ revision: 1 });
  });

  it('still loses to somebody else', async () => {
    await begin([event()]);
    network.freeze();
    const events = [event(1)];
    await expect(store.append(stream, events, 0)).rejects.toThrow(EventStoreUnavailable);
    network.cut();
    const other = storeAt(`127.0.0.1:${server.port}`);
    await other.append(stream, [event(2)], 0);
    await other.close();
    await expect(insist(() => store.append(stream, events, 0))).rejects.toThrow(WrongExpectedRevision);
  });
});

describe('a subscription whose connection breaks', () => {
  it('goes on where it was, every time, and loses and repeats nothing', async () => {
    const direct = storeAt(`127.0.0.1:${server.port}`);
    const strangers = storeAt(`127.0.0.1:${server.port}`);
    const heard = listen(store, 150, (n) => n % 20 === 0 && network.cut());
    const ids: string[] = [];
    for (let n = 0; n < 150; n++) {
      const next = event(n);
      ids.push(next.eventId);
      await insist(() => strangers.append('stranger-1', [event(n), event(n)], 'any'));
      await insist(() => direct.append(stream, [next], n === 0 ? 'no-stream' : n - 1));
    }
    expect(await heard).toEqual(ids);
    await Promise.all([direct.close(), strangers.close()]);
  });

  it('goes on when the server comes back', async () => {
    const { port, log } = server;
    const ids = [event(), event()];
    await begin(ids);
    const later = event(2);
    const heard = listen(store, 3, async (n) => {
      if (n !== 2) return;
      server.stop();
      await wait(100);
      server = await startEventStoreDb({ port }, log);
    });
    await wait(50);
    await insist(() => store.append(stream, [later], 1));
    expect(await heard).toEqual([...ids, later].map(({ eventId }) => eventId));
  });

  it('is noticed even if nobody says so', async () => {
    const watchful = quietly(() =>
      storeAt(`127.0.0.1:${network.port}`, '&keepAliveInterval=200&keepAliveTimeout=100'),
    );
    const first = event();
    await watchful.append(stream, [first], 'no-stream');
    const second = event(1);
    const heard = listen(watchful, 2, async (n) => {
      if (n > 1) return;
      network.freeze();
      const direct = storeAt(`127.0.0.1:${server.port}`);
      await direct.append(stream, [second], 0);
      await direct.close();
      // Only new connections get through: the old one stays half open.
      setTimeout(() => network.leaveBehind(), 50);
    });
    expect(await heard).toEqual([first.eventId, second.eventId]);
    await watchful.close();
  });
});

describe('a network that is slow, or holds everything back', () => {
  it('is waited for up to the deadline, and no longer', async () => {
    network.slowDown(60);
    await begin([event()]);
    expect(await collect(store.readStream(stream))).toHaveLength(1);

    network.freeze();
    const began = Date.now();
    const attempts = [
      store.append(stream, [event()], 0),
      collect(store.readStream(stream)),
      collect(store.readAll()),
      store.lastPosition(),
    ];
    for (const attempt of await Promise.allSettled(attempts))
      expect(attempt).toMatchObject({ status: 'rejected', reason: expect.any(EventStoreUnavailable) });
    expect(Date.now() - began).toBeLessThan(5 * DEADLINE);

    network.thaw();
    expect(await collect(store.readStream(stream))).not.toEqual([]);
  });

  it('does not hurry a reader who takes his time', async () => {
    await begin(Array.from({ length: 2000 }, (_, n) => event(n)));
    let seen = 0;
    for await (const { revision } of store.readStream(stream)) {
      expect(revision).toBe(seen++);
      if (seen === 700) await wait(DEADLINE + 100);
    }
    expect(seen).toBe(2000);
  });
});

describe('many appends at once, while the network breaks again and again', () => {
  it(
    'are each recorded once and heard of once, and take nothing down',
    async () => {
      const program = ['test/run-typescript.js', 'test/contracts/eventstoredb-flood.ts'];
      const { stdout } = await promisify(execFile)(process.execPath, program, { timeout: FLOOD_TIMEOUT });
      expect(JSON.parse(stdout)).toEqual({
        recorded: 800,
        once: 800,
        unknown: expect.any(Number),
        inOrder: true,
      });
    },
    FLOOD_TIMEOUT,
  );
});

describe('a cluster whose leader dies', () => {
  it('is served by the next one', async () => {
    const nodes: EventStoreDbDouble[] = [];
    let leader = 0;
    const members = (): Member[] =>
      nodes.map(({ host, port }, i) => ({
        host,
        port,
        alive: i >= leader,
        state: i === leader ? 'leader' : 'follower',
      }));
    for (let i = 0; i < 3; i++) nodes.push(await startEventStoreDb({ members }, nodes[0]?.log));
    const hosts = nodes.map(({ port }) => `127.0.0.1:${port}`).join(',');
    const clustered = storeAt(hosts, '&discoveryInterval=10&maxDiscoverAttempts=3');

    const ids: string[] = [];
    const heard = listen(clustered, 40);
    for (let n = 0; n < 40; n++) {
      const next = event(n);
      ids.push(next.eventId);
      if (n % 20 === 10) nodes[leader++]?.stop();
      await insist(() => clustered.append(stream, [next], n === 0 ? 'no-stream' : n - 1));
    }
    expect(await heard).toEqual(ids);
    await clustered.close();
    nodes.forEach((node) => node.stop());
  });
});
