import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

import { MongoClient } from 'mongodb';

import { commandHandler } from '#application';
import { SqliteEventStore } from '#event-store-sqlite';
import { PROJECTIONS, runProjections } from '#projections';
import { type ReadStore } from '#read-store';
import { MongodbReadStore } from '#read-store-mongodb';
import { SqliteReadStore } from '#read-store-sqlite';
import { identity, systemClock } from '#runtime';

import { EVENTS_EACH, history } from '../../benchmarks/catching-up/history.js';
import { KILLS } from '../kills.js';

const ALLIANCES = 100;
const PARTS = 2;
/** The same holder each time: as if the process were started again by somebody who knows that it is gone. */
const PROJECTOR = 'somebody who is killed';
const PATIENCE = 15 * 60_000;

const url = new URL(process.env['MONGODB_URL'] ?? '');
url.pathname = `entente-${randomUUID()}`;
// To read a collection as a whole may take a server long.
url.searchParams.set('socketTimeoutMS', `${PATIENCE}`);

let folder: string;
const eventsFile = (): string => join(folder, 'events.db');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-killed-'));
});

afterAll(async () => {
  const client = new MongoClient(url.href);
  await client.db().dropDatabase();
  await client.close();
  await rm(folder, { recursive: true });
});

/** Alliances that live at the same time, so that each batch is about many of them. */
async function fill(): Promise<void> {
  const store = new SqliteEventStore({ path: eventsFile() });
  const handle = commandHandler({ store, identity, now: systemClock, cacheBytes: 100_000_000 });
  const about = { caller: 'test', correlationId: 'test', causationId: 'test' };
  await Promise.all(
    Array.from({ length: ALLIANCES }, async (_, n) => {
      for (const command of history(`lived-${n}`, systemClock())) await handle(command, about);
    }),
  );
  await store.close();
}

/** Projects in a process of its own, which is killed some milliseconds after its first batch, or comes to the end. */
async function project(killAfter?: number): Promise<string | number | null> {
  const program = ['test/run-typescript.js', 'test/contracts/project-to-the-end.ts'];
  const parameters = [eventsFile(), url.href, PROJECTOR, `${PARTS}`];
  const child = spawn(process.execPath, [...program, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  let killing: Promise<unknown> | undefined;
  for await (const line of createInterface(child.stdout))
    if (line !== '' && killAfter !== undefined) killing ??= wait(killAfter).then(() => child.kill('SIGKILL'));
  const [code, signal] = await ended;
  return signal ?? code;
}

type ByCollection = Readonly<Record<string, readonly string[]>>;

/** All documents, byte by byte, as whoever writes them finds them: those who only read are given five seconds. */
async function everything(store: ReadStore, parts: number): Promise<ByCollection> {
  const lease = await store.acquireLease('projector-0', PROJECTOR, PATIENCE);
  if (lease === undefined) throw new Error('Somebody else projects.');
  const all: Record<string, string[]> = {};
  for (const { spec } of PROJECTIONS) {
    const writer = await store.writer({ ...spec, parts }, lease);
    for (const { name } of spec.collections)
      all[name] = (await writer.find(name, {})).map((document) => JSON.stringify(document));
  }
  await store.close();
  return all;
}

/** Made from the first event on, in one go. */
async function rebuilt(): Promise<ByCollection> {
  const events = new SqliteEventStore({ path: eventsFile() });
  const documents = new SqliteReadStore({ path: join(folder, 'read-models.db') });
  const lease = await documents.acquireLease('projector-0', PROJECTOR, PATIENCE);
  if (lease === undefined) throw new Error('Nobody else projects here.');
  const done = new AbortController();
  const onCaughtUp = (): void => done.abort();
  const { signal } = done;
  await runProjections({ events, documents, lease, projections: PROJECTIONS, signal, onCaughtUp });
  await events.close();
  return everything(documents, 1);
}

describe('a projector that writes into MongoDB, and is killed with -9 in the middle of its batches', () => {
  it(
    `has the read models of a rebuild in the end, after ${KILLS} kills`,
    async () => {
      await fill();
      for (let round = 0; round < KILLS; round += 1)
        expect(await project(10 + ((round * 37) % 300))).toBe('SIGKILL');
      expect(await project()).toBe(0);
      const expected = await rebuilt();
      expect(expected['contributions']).toHaveLength(ALLIANCES * 119);
      expect(Object.values(expected).flat().length).toBeGreaterThan(ALLIANCES * EVENTS_EACH);
      expect(await everything(new MongodbReadStore({ url: url.href }), PARTS)).toEqual(expected);
    },
    PATIENCE,
  );
});
