import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

import { isBusy, reasonOf } from './faults.js';

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
  /** Whether it can be made anew from something else: then nobody misses what is left of one that was removed. */
  readonly isDerived: boolean;
  /** Whether what is deleted is overwritten with zeros, because it may be something that must be gone. */
  readonly overwritesDeleted: boolean;
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
    makeUnlessThere(path, format, busyMilliseconds);
    database = new DatabaseSync(path, { timeout: busyMilliseconds });
    requireOurs(database, format);
    database.exec(`PRAGMA synchronous = ${format.synchronous}; PRAGMA cache_size = -16000`);
    database.exec(`PRAGMA secure_delete = ${format.overwritesDeleted ? 'ON' : 'OFF'}`);
    useWal(database, busyMilliseconds);
    migrate(database, format);
    return database;
  } catch (error) {
    if (database?.isOpen === true) database.close();
    throw new format.unusable(`The ${format.kind} ${path} cannot be opened: ${reasonOf(error)}.`, {
      cause: error,
    });
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

/**
 * Makes an empty file, which SQLite takes for a new database, unless there is a file. SQLite would take the log of one
 * that was removed for that of the new one: it goes first, while nobody else makes the file.
 */
function makeUnlessThere(path: string, { isDerived }: DatabaseFormat, busyMilliseconds: number): void {
  const beginning = `${path}.new`;
  const deadline = Date.now() + busyMilliseconds;
  while (!existsSync(path)) {
    if (!isDerived && (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
      throw new Error(`it is not there, though ${path}-wal is, which belongs to it: put it back`);
    if (!madeForOwner(beginning)) {
      // Somebody else makes it, or was killed while doing so.
      if (Date.now() > deadline) rmSync(beginning, { force: true });
      pause();
    } else if (existsSync(path)) rmSync(beginning);
    else {
      for (const rest of ['-wal', '-shm']) rmSync(`${path}${rest}`, { force: true });
      renameSync(beginning, path);
    }
  }
}

/** Whether there was none. SQLite gives the files beside it the same permissions. */
function madeForOwner(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx', 0o600));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
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
      pause();
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
