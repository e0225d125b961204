import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DatabaseSync } from '@photostructure/sqlite';

import { ReadStoreUnavailable, ReadStoreUnusable } from '#read-store';

import { SqliteReadStore } from './sqlite-read-store.js';
import { APPLICATION_ID } from './schema.js';

describe('Opening the file of the read models', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-open-'));
    path = join(folder, 'read-models.db');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const open = () => new SqliteReadStore({ path });
  const givenFile = (sql: string) => {
    const database = new DatabaseSync(path);
    database.exec(sql);
    database.close();
  };

  it('makes it, with the folders it lies in, and opens it again', async () => {
    path = join(folder, 'a', 'b', 'read-models.db');
    await open().close();
    await open().close();
  });

  it.each<[string, () => unknown, RegExp]>([
    ['what is no database', () => writeFile(path, 'Dear diary. '.repeat(200)), /They can be deleted/],
    [
      'the database of something else',
      () => givenFile('CREATE TABLE t (a)'),
      /of something else, and no read models/,
    ],
    [
      'what a newer version wrote',
      () =>
        givenFile(`CREATE TABLE t (a); PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 99`),
      /have version 99, but this program knows versions up to 2/,
    ],
  ])('refuses %s, and leaves it as it is', async (_, given, reason) => {
    await given();
    const before = await readFile(path);
    expect(open).toThrow(ReadStoreUnusable);
    expect(open).toThrow(reason);
    expect(await readFile(path)).toEqual(before);
  });

  it('writes documents and checkpoint in one transaction', async () => {
    const store = open();
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
  });
});
