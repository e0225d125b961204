import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

import { EventStoreUnusable } from '#event-store';
import { SqliteEventStore } from '#event-store-sqlite';
import { ReadStoreUnusable } from '#read-store';
import { SqliteReadStore } from '#read-store-sqlite';
import { closeDatabase, type DatabaseFormat, openDatabase } from '#sqlite';

import { EVENT_STORE } from '../../libs/event-store-sqlite/schema.js';

class Unusable extends Error {}

const DIARY: DatabaseFormat = {
  kind: 'diary',
  applicationId: 0x456e7444,
  migrations: ['CREATE TABLE days (text TEXT)', 'CREATE TABLE nights (text TEXT)'],
  synchronous: 'FULL',
  unusable: Unusable,
  isDerived: false,
  overwritesDeleted: false,
};

describe('Opening a file', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-open-'));
    path = join(folder, 'diary.db');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const open = () => openDatabase(path, DIARY, 100);
  const pragma = (database: DatabaseSyncInstance, name: string) =>
    Object.values(database.prepare(`PRAGMA ${name}`).get() as object)[0] as unknown;
  const givenFile = (sql: string) => {
    const database = new DatabaseSync(path);
    database.exec(sql);
    database.close();
  };

  it('makes it, with the folders it lies in, and marks it as ours', () => {
    path = join(folder, 'a', 'b', 'diary.db');
    const database = open();
    expect(pragma(database, 'application_id')).toBe(DIARY.applicationId);
    expect(pragma(database, 'user_version')).toBe(2);
    closeDatabase(database);
    closeDatabase(open());
  });

  it('lets nobody but its owner read it, whatever files SQLite has beside it', async () => {
    const database = open();
    database.exec("INSERT INTO days VALUES ('a')");
    const files = await readdir(folder);
    expect(files.sort()).toEqual(['diary.db', 'diary.db-shm', 'diary.db-wal']);
    for (const file of files) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
    closeDatabase(database);
  });

  it('brings one of an earlier version up to date, and leaves what is in it', () => {
    closeDatabase(openDatabase(path, { ...DIARY, migrations: DIARY.migrations.slice(0, 1) }, 100));
    givenFile("INSERT INTO days VALUES ('a')");
    const database = open();
    expect(database.prepare('SELECT text FROM days').all()).toEqual([{ text: 'a' }]);
    expect(database.prepare('SELECT text FROM nights').all()).toEqual([]);
    closeDatabase(database);
  });

  it('has every commit wait for the disk', () => {
    const database = open();
    expect(pragma(database, 'journal_mode')).toBe('wal');
    expect(pragma(database, 'synchronous')).toBe(2);
    closeDatabase(database);
  });

  it('takes an empty file', async () => {
    await writeFile(path, '');
    closeDatabase(open());
  });

  it.each<[string, () => unknown, RegExp]>([
    ['what is no database', () => writeFile(path, 'Dear diary. '.repeat(200)), /it is damaged/],
    ['what is a folder', () => mkdir(path), /cannot be opened or written/],
    [
      'the database of something else',
      () => givenFile('CREATE TABLE t (a)'),
      /of something else, and no diary/,
    ],
    [
      'what a newer version wrote',
      () =>
        givenFile(
          `CREATE TABLE t (a); PRAGMA application_id = ${DIARY.applicationId}; PRAGMA user_version = 99`,
        ),
      /has version 99, but this program knows versions up to 2/,
    ],
  ])('refuses %s, and leaves it as it is', async (_, given, reason) => {
    await given();
    const before = await readFile(path).catch(() => 'a folder');
    expect(open).toThrow(Unusable);
    expect(open).toThrow(reason);
    expect(open).toThrow(path);
    expect(await readFile(path).catch(() => 'a folder')).toEqual(before);
  });

  it('refuses a file that is damaged', async () => {
    closeDatabase(open());
    const bytes = await readFile(path);
    await writeFile(path, bytes.fill(0xff, 100, 3000));
    expect(open).toThrow(Unusable);
    expect(open).toThrow(/it is damaged/);
  });

  it('is closed with everything in the file itself', async () => {
    const database = open();
    database.exec("INSERT INTO days VALUES ('a')");
    closeDatabase(database);
    const copy = join(folder, 'copy.db');
    await copyFile(path, copy);
    expect(new DatabaseSync(copy).prepare('SELECT text FROM days').all()).toEqual([{ text: 'a' }]);
  });

  it('refuses a place where there can be no file', async () => {
    await writeFile(join(folder, 'file'), '');
    path = join(folder, 'file', 'diary.db');
    expect(open).toThrow(Unusable);
  });

  it('refuses a file that another holds on to', () => {
    closeDatabase(open());
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    expect(open).toThrow(/another process keeps on writing/);
    other.close();
    closeDatabase(open());
  });
});

describe('The files of the stores', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-files-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('have an event outlive a power cut once it is acknowledged', () => {
    expect(EVENT_STORE.synchronous).toBe('FULL');
  });

  it.each([
    ['event store', EventStoreUnusable, SqliteEventStore, /and no event store/],
    ['read models', ReadStoreUnusable, SqliteReadStore, /and no read models/],
  ])('are no %s where they are something else', (_, unusable, Store, reason) => {
    const path = join(folder, 'some.db');
    closeDatabase(openDatabase(path, DIARY, 100));
    expect(() => new Store({ path })).toThrow(unusable);
    expect(() => new Store({ path })).toThrow(reason);
  });
});
