import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

import { ReadStoreUnusable } from '#read-store';

import { APPLICATION_ID, MIGRATIONS } from './schema.js';

/** The longest to wait for another thread or process that is writing. SQLite's own default is not to wait at all. */
const BUSY_MILLISECONDS = 10_000;

/**
 * Opens the file of a read store, made or brought up to date if need be.
 * @throws ReadStoreUnusable if it is something else, damaged, from a newer version, or cannot be written
 */
export function openDatabase(path: string): DatabaseSyncInstance {
  let database: DatabaseSyncInstance | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true });
    database = new DatabaseSync(path, { timeout: BUSY_MILLISECONDS });
    requireOurs(database, path);
    // NORMAL does not wait for the disk at each commit. After a power cut some of the last commits may be
    // gone, never one without those before it: documents and checkpoint are then those of an earlier moment,
    // and the events since are projected again.
    database.exec('PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000');
    useWal(database, BUSY_MILLISECONDS);
    migrate(database);
    return database;
  } catch (error) {
    if (database?.isOpen === true) database.close();
    if (error instanceof ReadStoreUnusable) throw error;
    throw new ReadStoreUnusable(
      `The read models ${path} cannot be opened: ${(error as Error).message}. ` +
        'They can be deleted: they are made again from the events.',
      { cause: error },
    );
  }
}

/**
 * Closes a file so that it holds everything by itself. The driver finalises statements only when they are
 * collected as garbage, so that SQLite itself would leave its log behind.
 */
export function closeDatabase(database: DatabaseSyncInstance): void {
  try {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}

/** Looks before anything is changed: the file may belong to somebody else. */
function requireOurs(database: DatabaseSyncInstance, path: string): void {
  const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (!isEmpty && pragma(database, 'application_id') !== APPLICATION_ID)
    throw new ReadStoreUnusable(
      `${path} is a database of something else, and no read models. It is left as it is.`,
    );
  const version = pragma(database, 'user_version');
  if (version > MIGRATIONS.length)
    throw new ReadStoreUnusable(
      `The read models ${path} have version ${version}, but this program knows versions up to ${MIGRATIONS.length}. ` +
        'Use a newer program, or delete them: they are made again from the events.',
    );
}

/**
 * The log is what makes readers and the writer independent. Where several open a new file at once, SQLite does
 * not wait for its turn here as it does elsewhere.
 */
function useWal(database: DatabaseSyncInstance, busyMilliseconds: number): void {
  const deadline = Date.now() + busyMilliseconds;
  for (;;) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if ((error as { sqliteCodeName?: string }).sqliteCodeName !== 'SQLITE_BUSY' || Date.now() > deadline)
        throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Takes the right to write even if there is nothing to do, so that a file that cannot be written is refused now. */
function migrate(database: DatabaseSyncInstance): void {
  database.exec('BEGIN IMMEDIATE');
  const version = pragma(database, 'user_version');
  for (const step of MIGRATIONS.slice(version)) database.exec(step);
  if (version < MIGRATIONS.length)
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${MIGRATIONS.length}`);
  database.exec('COMMIT');
}

function pragma(database: DatabaseSyncInstance, name: string): number {
  const row = database.prepare(`PRAGMA ${name}`).get() as Record<string, number>;
  return row[name] ?? 0;
}
