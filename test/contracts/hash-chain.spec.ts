import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventHash, type EventStore, hashChained, hashOf, type RecordedEvent } from '#event-store';
import { EventStoreDbEventStore } from '#event-store-eventstoredb';
import { SqliteEventStore } from '#event-store-sqlite';
import { copyEvents } from '../../apps/cli/copy/copy-events.js';
import { startEventStoreDb } from '../doubles/eventstoredb/index.js';

const STREAM = 'alliance-valley';
const WRITERS = 64;

/** Appends at the revision it has seen last, until it is taken. @param ids those of the events, where others have them */
async function appendOnce(store: EventStore, ids: readonly string[]): Promise<void> {
  for (;;) {
    let revision = -1;
    for await (const last of store.readStream(STREAM, { direction: 'backwards', limit: 1 }))
      revision = last.revision;
    const events = ids.map((eventId) => ({
      eventId,
      type: 'Happened',
      data: {},
      metadata: { recordedAt: randomUUID() },
    }));
    try {
      await store.append(STREAM, events, revision === -1 ? 'no-stream' : revision);
      return;
    } catch (error) {
      if ((error as Error).name !== 'WrongExpectedRevision') throw error;
    }
  }
}

describe.each<[string, () => Promise<{ open: () => EventStore; dispose: () => unknown }>]>([
  [
    'a file',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'entente-chain-'));
      return {
        open: () => new SqliteEventStore({ path: join(folder, 'events.db') }),
        dispose: () => rm(folder, { recursive: true }),
      };
    },
  ],
  [
    'EventStoreDB',
    async () => {
      const server = await startEventStoreDb();
      const url = `esdb://${server.host}:${server.port}?tls=false`;
      return { open: () => new EventStoreDbEventStore({ url }), dispose: () => server.stop() };
    },
  ],
])('Writers onto one stream in %s, of four processes at once,', (_, start) => {
  let stores: EventStore[];
  let dispose: () => unknown;

  beforeAll(async () => {
    const place = await start();
    stores = Array.from({ length: 4 }, () => hashChained(place.open()));
    dispose = place.dispose;
  });

  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await dispose();
  });

  it('leave a single chain', async () => {
    await Promise.all(
      Array.from({ length: WRITERS }, async (__, writer) => {
        const store = stores[writer % stores.length] as EventStore;
        // Some send what their neighbour sends as well: whoever comes second gets the answer of the first.
        const shared = `00000000-0000-5000-8000-${String(writer >> 1).padStart(12, '0')}`;
        await appendOnce(store, writer % 4 < 2 ? [shared] : [randomUUID(), randomUUID()]);
      }),
    );
    const all: RecordedEvent[] = [];
    for await (const event of (stores[0] as EventStore).readStream(STREAM)) all.push(event);
    expect(all.length).toBeGreaterThanOrEqual(WRITERS + WRITERS / 4);
    const hashes = all.map((event) => eventHash(event));
    expect(all.map(hashOf)).toEqual(hashes);
    expect(all.map(({ metadata }) => metadata['previousHash'])).toEqual([undefined, ...hashes.slice(0, -1)]);
  });
});

describe('A chain that is copied to EventStoreDB and back', () => {
  it('is the same, and what is recorded afterwards goes on with it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'entente-chain-'));
    const server = await startEventStoreDb();
    const places = [
      new SqliteEventStore({ path: join(folder, 'one', 'events.db') }),
      new EventStoreDbEventStore({ url: `esdb://${server.host}:${server.port}?tls=false` }),
      new SqliteEventStore({ path: join(folder, 'back', 'events.db') }),
    ];
    const silent = { onRead: () => undefined, onCopied: () => undefined, onCompared: () => undefined };
    let before: EventStore | undefined;
    for (const place of places) {
      if (before !== undefined) await copyEvents(before, place, silent);
      await appendOnce(hashChained(place), [randomUUID(), randomUUID()]);
      before = place;
    }
    const all: RecordedEvent[] = [];
    for await (const event of (before as EventStore).readStream(STREAM)) all.push(event);
    const hashes = all.map((event) => eventHash(event));
    expect(hashes).toHaveLength(6);
    expect(all.map(hashOf)).toEqual(hashes);
    expect(all.map(({ metadata }) => metadata['previousHash'])).toEqual([undefined, ...hashes.slice(0, -1)]);
    for (const place of places) await place.close();
    server.stop();
    await rm(folder, { recursive: true });
  });
});
