import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

import { EventStoreUnusable } from '#event-store';

import { closeDatabase, openDatabase } from './open-database.js';
import { APPLICATION_ID, MIGRATIONS } from './schema.js';

describe('Opening the file of an event store', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-open-'));
    path = join(folder, 'events.db');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const open = () => openDatabase(path, 100);
  const pragma = (database: DatabaseSyncInstance, name: string) =>
    Object.values(database.prepare(`PRAGMA ${name}`).get() as object)[0] as unknown;
  const givenFile = (sql: string) => {
    const database = new DatabaseSync(path);
    database.exec(sql);
    database.close();
  };

  it('makes it, with the folders it lies in, and marks it as ours', () => {
    path = join(folder, 'a', 'b', 'events.db');
    const database = open();
    expect(pragma(database, 'application_id')).toBe(APPLICATION_ID);
    expect(pragma(database, 'user_version')).toBe(MIGRATIONS.length);
    closeDatabase(database);
    closeDatabase(open());
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
    ['what is no database', () => writeFile(path, 'Dear diary. '.repeat(200)), /file is not a database/],
    ['what is a folder', () => mkdir(path), /unable to open/],
    [
      'the database of something else',
      () => givenFile('CREATE TABLE t (a)'),
      /of something else, and no event store/,
    ],
    [
      'what a newer version wrote',
      () =>
        givenFile(`CREATE TABLE t (a); PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 99`),
      /has version 99, but this program knows versions up to 2/,
    ],
  ])('refuses %s, and leaves it as it is', async (_, given, reason) => {
    await given();
    const before = await readFile(path).catch(() => 'a folder');
    expect(open).toThrow(EventStoreUnusable);
    expect(open).toThrow(reason);
    expect(open).toThrow(path);
    expect(await readFile(path).catch(() => 'a folder')).toEqual(before);
  });

  it('refuses a file that is damaged', async () => {
    closeDatabase(open());
    const bytes = await readFile(path);
    await writeFile(path, bytes.fill(0xff, 100, 3000));
    expect(open).toThrow(EventStoreUnusable);
    expect(open).toThrow(/malformed/);
  });

  it('is closed with everything in the file itself', async () => {
    const database = open();
    database.exec("INSERT INTO streams (name) VALUES ('a')");
    closeDatabase(database);
    const copy = join(folder, 'copy.db');
    await copyFile(path, copy);
    expect(new DatabaseSync(copy).prepare('SELECT name FROM streams').all()).toEqual([{ name: 'a' }]);
  });

  it('refuses a place where there can be no file', async () => {
    await writeFile(join(folder, 'file'), '');
    path = join(folder, 'file', 'events.db');
    expect(open).toThrow(EventStoreUnusable);
  });

  it('refuses a file that another holds on to', () => {
    closeDatabase(open());
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    expect(open).toThrow(/locked/);
    other.close();
    closeDatabase(open());
  });
});
