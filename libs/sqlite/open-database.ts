import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

/** What a program keeps in a file, and how. */
export interface DatabaseFormat {
  /** As messages call it, as in "event store". */
  readonly kind: string;
  /** Marks a file as one of these, in its header: 32 bits. */
  readonly applicationId: number;
  /** SQL that brings a file from each version to the next; a new file is at version 0. */
  readonly migrations: readonly string[];
  /** Whether a commit waits for the disk. */
  readonly synchronous: 'FULL' | 'NORMAL';
  /** What is thrown where a file is something else, damaged, from a newer version, or cannot be written. */
  readonly unusable: new (message: string, options?: ErrorOptions) => Error;
  /** What to do about such a file, where there is more to do than to look after it. */
  readonly advice?: string;
}

/**
 * Opens a file, made or brought up to date if need be. Only the user who made it can read it and write it.
 * @param busyMilliseconds how long to wait for another process that is writing; SQLite's own default is not to wait
 * @throws `unusable` of the format
 */
export function openDatabase(
  path: string,
  format: DatabaseFormat,
  busyMilliseconds: number,
): DatabaseSyncInstance {
  let database: DatabaseSyncInstance | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true });
    makeForOwner(path);
    database = new DatabaseSync(path, { timeout: busyMilliseconds });
    requireOurs(database, format);
    database.exec(`PRAGMA synchronous = ${format.synchronous}; PRAGMA cache_size = -16000`);
    useWal(database, busyMilliseconds);
    migrate(database, format);
    return database;
  } catch (error) {
    if (database?.isOpen === true) database.close();
    const reason = `The ${format.kind} ${path} cannot be opened: ${(error as Error).message}.`;
    throw new format.unusable([reason, format.advice].filter(Boolean).join(' '), { cause: error });
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

/** Whether another process has kept on writing for longer than this one waits. */
export function isBusy(error: unknown): boolean {
  return (error as { sqliteCodeName?: string }).sqliteCodeName === 'SQLITE_BUSY';
}

/** SQLite takes an empty file for a new database, and gives the files beside it the same permissions. */
function makeForOwner(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Looks before anything is changed: the file may belong to somebody else. */
function requireOurs(
  database: DatabaseSyncInstance,
  { kind, applicationId, migrations }: DatabaseFormat,
): void {
  const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (!isEmpty && pragma(database, 'application_id') !== applicationId)
    throw new Error(`it is a database of something else, and no ${kind}, and is left as it is`);
  const version = pragma(database, 'user_version');
  if (version > migrations.length)
    throw new Error(
      `it has version ${version}, but this program knows versions up to ${migrations.length}; ` +
        'use the program that wrote it, or a newer one',
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
      if (!isBusy(error) || Date.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Takes the right to write even if there is nothing to do, so that a file that cannot be written is refused now. */
function migrate(database: DatabaseSyncInstance, { applicationId, migrations }: DatabaseFormat): void {
  database.exec('BEGIN IMMEDIATE');
  const version = pragma(database, 'user_version');
  for (const step of migrations.slice(version)) database.exec(step);
  if (version < migrations.length)
    database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length}`);
  database.exec('COMMIT');
}

function pragma(database: DatabaseSyncInstance, name: string): number {
  const row = database.prepare(`PRAGMA ${name}`).get() as Record<string, number>;
  return row[name] ?? 0;
}
