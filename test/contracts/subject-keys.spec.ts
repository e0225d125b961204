import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { EventStoreDbEventStore } from '#event-store-eventstoredb';
import { SqliteEventStore } from '#event-store-sqlite';
import { digestOf, encrypting } from '#subject-keys';
import { MongodbSubjectKeys } from '#subject-keys-mongodb';
import { SqliteSubjectKeys } from '#subject-keys-sqlite';
import { describeEventStore, describeSubjectKeys, EVERY_TEXT, MemoryKeys, MemorySubjectKeys } from '#testing';
import { startEventStoreDb } from '../doubles/eventstoredb/index.js';
import { MongoDouble } from '../doubles/mongodb/server.js';

const inFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entente-keys-'));
  return { folder, dispose: () => rm(folder, { recursive: true }) };
};

describeSubjectKeys('SQLite', async () => {
  const { folder, dispose } = await inFolder();
  return { open: async () => new SqliteSubjectKeys(join(folder, 'keys.db')), dispose };
});

describeSubjectKeys('MongoDB on a double', async () => {
  const server = await MongoDouble.start({ kind: 'standalone' });
  return { open: async () => new MongodbSubjectKeys(server.url), dispose: () => server.stop() };
});

const url = process.env['MONGODB_URL'];
if (url !== undefined)
  describeSubjectKeys('MongoDB at MONGODB_URL', async () => ({
    open: async () => new MongodbSubjectKeys(url),
  }));

describeEventStore('The SQLite store with encrypted texts', async () => {
  const { folder, dispose } = await inFolder();
  return {
    open: async () =>
      encrypting(
        new SqliteEventStore({ path: join(folder, 'events.db'), pollMilliseconds: 10 }),
        new SqliteSubjectKeys(join(folder, 'keys.db')),
        EVERY_TEXT,
      ),
    dispose,
  };
});

describeEventStore('EventStoreDB with encrypted texts', async () => {
  const server = await startEventStoreDb({});
  const keys = new MemoryKeys();
  const address = `esdb://${server.host}:${server.port}?tls=false`;
  return {
    open: async () =>
      encrypting(new EventStoreDbEventStore({ url: address }), new MemorySubjectKeys(keys), EVERY_TEXT),
    dispose: async () => server.stop(),
  };
});

describe('The file of the keys', () => {
  it('is for its owner alone, and has nothing left of a key that was destroyed', async () => {
    const { folder, dispose } = await inFolder();
    const path = join(folder, 'keys.db');
    const keys = new SqliteSubjectKeys(path);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const ann = digestOf('partner/ann');
    const [key] = await keys.keysFor('valley', [ann]);
    const secret = Buffer.from(key?.secret ?? []);
    expect(secret).toHaveLength(32);
    const isOnDisk = async () => {
      const files = await Promise.all([path, `${path}-wal`].map((file) => readFile(file)));
      return files.some((bytes) => bytes.includes(secret));
    };
    expect(await isOnDisk()).toBe(true);
    const at = '2026-11-28T09:30:00.000Z';
    await keys.destroy({ id: 'e', scope: 'valley', at, by: 'officer', reason: 'asked', subjects: [ann] });
    expect(await isOnDisk()).toBe(false);
    await keys.close();
    await dispose();
  });
});
