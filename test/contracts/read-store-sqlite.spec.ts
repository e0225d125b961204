import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DatabaseSync } from '@photostructure/sqlite';

import { ReadStoreUnavailable } from '#read-store';
import { SqliteReadStore } from '#read-store-sqlite';
import { describeReadStore } from '#testing';

import { Connection } from '../../libs/read-store-sqlite/connection.js';

/** Calls something before each statement that writes, whoever has it run, until the answer is called. */
function beforeEachStatement(call: () => void): () => void {
  const { run } = Connection.prototype;
  Connection.prototype.run = function (...statement) {
    // What is left behind by somebody who was killed must not be in the way of closing the files.
    if (statement[0] !== 'ROLLBACK') call();
    return run.apply(this, statement);
  };
  return () => (Connection.prototype.run = run);
}

describeReadStore('The SQLite store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entente-read-models-'));
  let path = join(folder, 'read-models.db');
  let copies = 0;
  let stopCounting = (): void => undefined;

  /** As the files lie on the disk at this moment is how somebody finds them who comes after a kill. */
  const goOnWithCopy = (): void => {
    const copy = join(folder, `${(copies += 1)}`, 'read-models.db');
    mkdirSync(join(folder, `${copies}`));
    for (const end of ['', '-wal']) if (existsSync(path + end)) copyFileSync(path + end, copy + end);
    path = copy;
  };

  return {
    open: async () => {
      stopCounting();
      return new SqliteReadStore({ path });
    },
    openDoomed: async (writes) => {
      const store = new SqliteReadStore({ path });
      let left = writes;
      stopCounting = beforeEachStatement(() => {
        left -= 1;
        if (left === -1) goOnWithCopy();
        if (left < 0) throw new Error('Killed.');
      });
      return store;
    },
    dispose: async () => {
      stopCounting();
      await rm(folder, { recursive: true });
    },
  };
});

it('writes the documents and the checkpoint of a batch in one transaction', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entente-read-models-'));
  const path = join(folder, 'read-models.db');
  const store = new SqliteReadStore({ path });
  const lease = await store.acquireLease('lease', 'me', 60_000);
  if (lease === undefined) throw new Error('The lease is not free.');
  const writer = await store.writer(
    { name: 'p', version: 1, collections: [{ name: 'things', indexes: [['n']] }] },
    lease,
  );
  const write = (n: number, collection: string) =>
    writer.write({
      documents: [
        { collection: 'things', document: { _id: 'a', position: `${n}`, n } },
        { collection, document: { _id: 'b', position: `${n}`, n } },
      ],
      checkpoint: `${n}`,
    });
  await write(1, 'things');
  await expect(write(2, 'elsewhere')).rejects.toThrow(RangeError);
  expect(await store.get('things', 'a')).toMatchObject({ n: 1 });

  const other = new DatabaseSync(path);
  other.exec('DROP TABLE checkpoints');
  other.close();
  await expect(write(3, 'things')).rejects.toThrow(ReadStoreUnavailable);
  expect(await store.get('things', 'a')).toMatchObject({ n: 1 });
  await store.close();
  await rm(folder, { recursive: true });
});
