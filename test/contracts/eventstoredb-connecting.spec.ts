import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binaryEvent, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import {
  AppendTooLarge,
  EventStoreUnusable,
  UnrecordableEvent,
  type EventStore,
  type NewEvent,
  type RecordedEvent,
} from '#event-store';
import { EventStoreDbEventStore } from '#event-store-eventstoredb';
import {
  selfSignedCertificate,
  startEventStoreDb,
  type DoubleOptions,
  type EventStoreDbDouble,
} from '../doubles/eventstoredb/index.js';

const opened: { close(): Promise<void> }[] = [];
const servers: EventStoreDbDouble[] = [];

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  for (const server of servers.splice(0)) server.stop();
});

async function serve(options: DoubleOptions = {}): Promise<EventStoreDbDouble> {
  const server = await startEventStoreDb(options);
  servers.push(server);
  return server;
}

function open(url: string): EventStoreDbEventStore {
  const store = new EventStoreDbEventStore({ url });
  opened.push(store);
  return store;
}

function clientOf({ port }: EventStoreDbDouble): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${port}?tls=false`);
  opened.push({ close: () => client.dispose() });
  return client;
}

const event = (more: Partial<NewEvent> = {}): NewEvent => ({
  eventId: randomUUID(),
  type: 'Happened',
  data: {},
  metadata: {},
  ...more,
});

async function collect(events: AsyncIterable<RecordedEvent>): Promise<RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for await (const one of events) all.push(one);
  return all;
}

/** What a subscription delivers before it has caught up. */
async function heard(store: EventStore, streamPrefix?: string): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  const filter = streamPrefix === undefined ? {} : { filter: { streamPrefix } };
  for await (const message of store.subscribe({ ...filter, signal: new AbortController().signal })) {
    if (message.kind === 'caught-up') break;
    events.push(message.event);
  }
  return events;
}

describe('a connection string', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'entente-tls-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('brings TLS and credentials with it', async () => {
    const tls = selfSignedCertificate();
    const ca = join(folder, 'ca.pem');
    writeFileSync(ca, tls.certificate);
    const { port } = await serve({ tls, users: { admin: 'a p@ss:word' } });
    const at = (password: string): string =>
      `esdb://admin:${password}@localhost:${port}?tls=true&tlsCAFile=${ca}`;
    const store = open(at(encodeURIComponent('a p@ss:word')));
    await store.append('alliance-1', [event()], 'no-stream');
    expect(await collect(store.readStream('alliance-1'))).toHaveLength(1);
    expect(await heard(store)).toHaveLength(1);

    const stranger = open(at('guessed'));
    await expect(stranger.append('alliance-1', [event()], 0)).rejects.toThrow(EventStoreUnusable);
    await expect(collect(stranger.readStream('alliance-1'))).rejects.toThrow(/EVENTSTOREDB_URL/);
    await expect(stranger.lastPosition()).rejects.toThrow(EventStoreUnusable);
    await expect(heard(stranger)).rejects.toThrow(EventStoreUnusable);
  });

  it('takes credentials that may read $all, or says so', async () => {
    const tls = selfSignedCertificate();
    const ca = join(folder, 'ca.pem');
    writeFileSync(ca, tls.certificate);
    const { port } = await serve({ tls, users: { admin: 'changeit', clerk: 'changeit' } });
    const store = open(`esdb://clerk:changeit@localhost:${port}?tls=true&tlsCAFile=${ca}`);
    await store.append('alliance-1', [event()], 'no-stream');
    await expect(collect(store.readAll())).rejects.toThrow(/\$all/);
    await expect(heard(store, 'alliance-')).rejects.toThrow(EventStoreUnusable);
  });

  it('may name a cluster to be discovered', async () => {
    const { port } = await serve();
    const store = open(`esdb+discover://127.0.0.1:${port}?tls=false`);
    expect(await store.append('alliance-1', [event()], 'no-stream')).toMatchObject({ revision: 0 });
  });

  it.each(['http://localhost:2113', 'esdb://', 'esdb://localhost:port', 'esdb://localhost?tls=maybe'])(
    'is refused at once if it makes no sense: %s',
    (url) => expect(() => open(url)).toThrow(EventStoreUnusable),
  );

  it('leads to a server that is new enough, or says so', async () => {
    const old = await serve({ version: '20.10.2' });
    const store = open(`esdb://127.0.0.1:${old.port}?tls=false`);
    await expect(store.append('alliance-1', [event()], 'any')).rejects.toThrow(EventStoreUnusable);
    await clientOf(old).appendToStream('alliance-1', jsonEvent({ type: 'Happened', data: {} }));
    await expect(collect(store.readStream('alliance-1'))).rejects.toThrow(/23\.10/);
  });
});

describe('what others put into the same server', () => {
  it('is left alone: the events of the server, links, and streams of strangers', async () => {
    const server = await serve();
    const client = clientOf(server);
    const store = open(`esdb://127.0.0.1:${server.port}?tls=false`);
    await client.appendToStream('stranger-1', jsonEvent({ type: 'Strange', data: {} }));
    await client.setStreamMetadata('alliance-1', { maxAge: 1000 });
    const { position } = await store.append('alliance-1', [event()], 'no-stream');
    await client.appendToStream('alliance-2', binaryEvent({ type: '$>', data: Buffer.from('0@stranger-1') }));
    await client.enableProjection('$by_category');

    const streams = (events: readonly RecordedEvent[]): string[] => events.map(({ stream }) => stream);
    expect(streams(await collect(store.readAll({ filter: { streamPrefix: 'alliance-' } })))).toEqual([
      'alliance-1',
    ]);
    expect(streams(await heard(store, 'alliance-'))).toEqual(['alliance-1']);
    expect(streams(await collect(store.readAll()))).toEqual(['stranger-1', 'alliance-1']);
    expect(streams(await heard(store))).toEqual(['stranger-1', 'alliance-1']);
    expect(await store.lastPosition()).toBe(position);
  });

  it('is shown as it is where it is in our streams', async () => {
    const server = await serve();
    const store = open(`esdb://127.0.0.1:${server.port}?tls=false`);
    const strange = [
      binaryEvent({ type: 'Bytes', data: Buffer.from('abc'), metadata: Uint8Array.of(255) }),
      jsonEvent({ type: 'List', data: [1, 2] }),
      jsonEvent({ type: 'Text', data: 'words' }),
    ];
    await clientOf(server).appendToStream('alliance-1', strange);
    expect(
      (await collect(store.readStream('alliance-1'))).map(({ data, metadata }) => [data, metadata]),
    ).toEqual([
      [{ base64: 'YWJj' }, { base64: '/w==' }],
      [{ value: [1, 2] }, {}],
      [{ value: 'words' }, {}],
    ]);
  });
});

describe('what the server will never take', () => {
  it('is refused for good', async () => {
    const server = await serve();
    const store = open(`esdb://127.0.0.1:${server.port}?tls=false`);
    const big = event({ data: { text: 'x'.repeat(1_100_000) } });
    await expect(store.append('alliance-1', [big], 'no-stream')).rejects.toThrow(AppendTooLarge);
    const nameless = event({ eventId: 'event-1' });
    await expect(store.append('alliance-1', [nameless], 'no-stream')).rejects.toThrow(UnrecordableEvent);

    await store.append('alliance-1', [event()], 'no-stream');
    await clientOf(server).tombstoneStream('alliance-1');
    await expect(store.append('alliance-1', [event()], 0)).rejects.toThrow(EventStoreUnusable);
    await expect(collect(store.readStream('alliance-1'))).rejects.toThrow(EventStoreUnusable);
  });

  it('leaves no door open to appends that fail in silence', async () => {
    const { port } = await serve();
    const store = open(`esdb://127.0.0.1:${port}?tls=false&throwOnAppendFailure=false`);
    await store.append('alliance-1', [event()], 'no-stream');
    await expect(store.append('alliance-1', [event()], 'no-stream')).rejects.toThrow(EventStoreUnusable);
  });
});
