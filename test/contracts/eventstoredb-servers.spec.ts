import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { EventStoreUnavailable, EventStoreUnusable, type NewEvent, type RecordedEvent } from '#event-store';
import { EventStoreDbEventStore } from '#event-store-eventstoredb';
import {
  startEventStoreDb,
  type DoubleOptions,
  type EventStoreDbDouble,
  type Member,
} from '../doubles/eventstoredb/index.js';

// What servers of EventStoreDB say that is no answer, and what they leave unsaid.

const DEADLINE = 1000;
const STREAM = 'alliance-1';
const OURS = { streamPrefix: 'alliance-' };

const stores: EventStoreDbEventStore[] = [];
const servers: EventStoreDbDouble[] = [];

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  for (const server of servers.splice(0)) server.stop();
});

async function serve(options: DoubleOptions = {}): Promise<EventStoreDbDouble> {
  const server = await startEventStoreDb(options);
  servers.push(server);
  return server;
}

function open(ports: readonly number[], options = ''): EventStoreDbEventStore {
  const hosts = ports.map((port) => `127.0.0.1:${port}`).join(',');
  const url = `esdb://${hosts}?tls=false&defaultDeadline=${DEADLINE}${options}`;
  const store = new EventStoreDbEventStore({ url, backoff: { first: 20, most: 100 } });
  stores.push(store);
  return store;
}

const event = (n = 0): NewEvent => ({ eventId: randomUUID(), type: 'Happened', data: { n }, metadata: {} });

async function collect(events: AsyncIterable<RecordedEvent>): Promise<RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for await (const one of events) all.push(one);
  return all;
}

/** Statistics, as a server writes them every half minute. */
function writeStatistics(server: EventStoreDbDouble, count: number): void {
  const data = Buffer.from(JSON.stringify({ 'proc-cpu': 1.5, 'proc-mem': 123_456 }));
  for (let n = 0; n < count; n += 1)
    server.log.write(
      '$stats-0.0.0.0:2113',
      [{ id: randomUUID(), type: '$statsCollected', isJson: true, data, metadata: new Uint8Array() }],
      BigInt(n),
    );
}

describe('a server that has written much of its own', () => {
  it('says at once where our last event stands, and where there are none', async () => {
    const server = await serve();
    const store = open([server.port]);
    const { position } = await store.append(STREAM, [event()], 'no-stream');
    writeStatistics(server, 60_000);
    expect(await store.lastPosition(OURS)).toBe(position);
    expect(await store.lastPosition()).toBe(position);
    expect(await store.lastPosition({ streamPrefix: 'nobody-' })).toBeUndefined();
    expect(await collect(store.readAll({ filter: OURS, after: position }))).toEqual([]);
    expect(await collect(store.readAll())).toHaveLength(1);
  });

  it('is waited for while it looks through it, as long as it is there', async () => {
    const server = await serve({ searchMilliseconds: 2 * DEADLINE });
    const store = open([server.port]);
    const { position } = await store.append(STREAM, [event()], 'no-stream');
    expect(await store.lastPosition(OURS)).toBe(position);
    expect(await collect(store.readAll({ filter: OURS }))).toHaveLength(1);
  });

  it('is asked again only for what is new', async () => {
    const server = await serve();
    const store = open([server.port]);
    const first = await store.append(STREAM, [event()], 'no-stream');
    expect(await store.lastPosition(OURS)).toBe(first.position);
    writeStatistics(server, 10);
    expect(await store.lastPosition(OURS)).toBe(first.position);
    const second = await store.append(STREAM, [event(), event()], 0);
    expect(await store.lastPosition(OURS)).toBe(second.position);
    expect(await store.lastPosition(OURS)).toBe(second.position);
  });
});

describe('a leader that was demoted', () => {
  it('is not asked what an alliance has come to', async () => {
    let leader = 0;
    const nodes: EventStoreDbDouble[] = [];
    const members = (): Member[] =>
      nodes.map(({ host, port }, i) => ({
        host,
        port,
        alive: true,
        state: i === leader ? 'leader' : 'follower',
      }));
    // Each has a log of its own: nothing gets from the new leader to the old one any more.
    for (let i = 0; i < 2; i += 1) nodes.push(await serve({ members }));
    const [old, next] = nodes.map(({ port }) => port);
    const store = open([old ?? 0]);
    const eventId = randomUUID();
    await store.append(STREAM, [{ ...event(), eventId }], 'no-stream');

    const acknowledged = open([next ?? 0]);
    leader = 1;
    await acknowledged.append(STREAM, [{ ...event(), eventId }, event(1)], 'no-stream');
    expect(await collect(store.readStream(STREAM))).toHaveLength(2);
    expect(await store.append(STREAM, [event(2)], 1)).toMatchObject({ revision: 2 });
    expect(await collect(store.readAll({ filter: OURS }))).toHaveLength(3);
  });
});

describe('a server that gives up a reading', () => {
  it('is asked for the rest, and nothing is lost or read twice', async () => {
    const server = await serve({ consumerPatience: 200 });
    const store = open([server.port]);
    const data = { text: 'x'.repeat(500) };
    for (let n = 0; n < 1500; n += 500)
      await store.append(
        STREAM,
        Array.from({ length: 500 }, () => ({ ...event(), data })),
        n === 0 ? 'no-stream' : n - 1,
      );
    const slowly = async (events: AsyncIterable<RecordedEvent>): Promise<number[]> => {
      const revisions: number[] = [];
      for await (const { revision } of events) if (revisions.push(revision) % 700 === 0) await wait(300);
      return revisions;
    };
    const all = Array.from({ length: 1500 }, (_, n) => n);
    expect(await slowly(store.readStream(STREAM))).toEqual(all);
    expect(await slowly(store.readStream(STREAM, { direction: 'backwards' }))).toEqual(all.toReversed());
    expect(await slowly(store.readAll({ filter: OURS }))).toEqual(all);
  });
});

describe.each(['not-ready', 'too-busy'] as const)('a server that is %s', (condition) => {
  it('is tried again when an append knows its place, and said to be away otherwise', async () => {
    let left = 0;
    const server = await serve({ condition: () => (left-- > 0 ? condition : 'ready') });
    const store = open([server.port]);
    await store.append(STREAM, [event()], 'no-stream');
    left = 1;
    expect(await store.append(STREAM, [event()], 0)).toMatchObject({ revision: 1 });
    left = 1;
    await expect(collect(store.readStream(STREAM))).rejects.toThrow(EventStoreUnavailable);
    expect(await collect(store.readStream(STREAM))).toHaveLength(2);
  });
});

describe('what will not get better', () => {
  const endOf = async (store: EventStoreDbEventStore, after?: string): Promise<unknown> => {
    const signal = AbortSignal.timeout(5 * DEADLINE);
    const options = after === undefined ? { signal } : { signal, after };
    try {
      for await (const message of store.subscribe(options))
        if (message.kind === 'caught-up') return 'caught up';
      return 'ended';
    } catch (error) {
      return error;
    }
  };

  it('is a position of another server', async () => {
    const [one, other] = [await serve(), await serve({ firstPosition: 1_000_000n })];
    const { position } = await open([other.port]).append(STREAM, [event()], 'no-stream');
    const store = open([one.port]);
    await expect(collect(store.readAll({ after: position }))).rejects.toThrow(EventStoreUnusable);
    expect(await endOf(store, position)).toBeInstanceOf(EventStoreUnusable);
  });
});
