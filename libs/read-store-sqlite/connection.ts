import { existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

import { type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';

import { GenerationReplaced, LeaseLost, ReadStoreUnavailable } from '#read-store';
import { DatabaseFile, isDamage, reasonOf } from '#sqlite';

import { READ_MODELS } from './schema.js';

export type Value = string | number | null;
export type Row = readonly Value[];

/** The longest to wait for another thread or process that is writing. */
const BUSY_MILLISECONDS = 10_000;

/** Statements to keep prepared, before all are forgotten. */
const MOST_STATEMENTS = 500;

/** How often to look whether the file is still there, in milliseconds. */
const LOOK_AGAIN = 250;

const DAMAGED = 'They were damaged, and are made anew from the events';
const REMOVED = 'Their file was removed or replaced: they are made anew from the events';

/**
 * A connection that keeps its statements prepared, and says in our words what goes wrong. What is in the file can be
 * made anew: in place of one that was removed, or is damaged, it begins another.
 */
export class Connection {
  private file: DatabaseFile | undefined;
  private isClosed = false;
  private lookedAt = 0;
  private readonly statements = new Map<string, StatementSyncInstance>();
  private opened = 0;

  /**
   * @param onReplaced is told why another file was begun
   * @throws ReadStoreUnusable
   */
  constructor(
    private readonly path: string,
    private readonly onReplaced: (reason: string) => void,
  ) {
    try {
      this.open();
    } catch (error) {
      if (!isDamage((error as Error).cause)) throw error;
      this.setAside();
      this.open();
      onReplaced(`${DAMAGED}.`);
    }
  }

  /** Changes with the file: what was remembered of one is not true of another. */
  get epoch(): number {
    return this.opened;
  }

  /** Rows as arrays of their columns. */
  all(sql: string, ...values: readonly Value[]): Row[] {
    return this.prepare(sql).all(...values) as Row[];
  }

  first(sql: string, ...values: readonly Value[]): Row | undefined {
    return this.prepare(sql).get(...values) as Row | undefined;
  }

  /** Gives the number of rows that were changed. */
  run(sql: string, ...values: readonly Value[]): number {
    return this.prepare(sql).run(...values).changes;
  }

  /** Any number of statements, without values. */
  execute(sql: string): void {
    this.database.exec(sql);
  }

  /** All that is written in here, or nothing. Others write before it or after it, but not meanwhile. */
  transact<T>(work: () => T): T {
    return this.attempt(() => {
      this.run('BEGIN IMMEDIATE');
      try {
        const result = work();
        this.run('COMMIT');
        return result;
      } catch (error) {
        if (this.database.isTransaction) this.run('ROLLBACK');
        throw error;
      }
    });
  }

  /** @throws ReadStoreUnavailable in place of what SQLite throws */
  attempt<T>(work: () => T): T {
    if (this.isClosed) throw unavailable('The read store was closed');
    this.requireInPlace();
    try {
      return work();
    } catch (error) {
      if (isOurs(error)) throw error;
      // What is no JSON was not written by us.
      if (isDamage(error) || error instanceof SyntaxError) {
        this.setAside();
        this.begin(DAMAGED);
      }
      throw unavailable(`The read models cannot be used: ${reasonOf(error)}`, error);
    }
  }

  close(): void {
    this.isClosed = true;
    this.file?.close();
    this.file = undefined;
  }

  private open(): void {
    this.file = new DatabaseFile(this.path, READ_MODELS, BUSY_MILLISECONDS);
    this.opened += 1;
  }

  private requireInPlace(): void {
    const now = performance.now();
    if (this.file !== undefined && now - this.lookedAt < LOOK_AGAIN) return;
    this.lookedAt = now;
    if (this.file?.isInPlace !== true) this.begin(REMOVED);
  }

  /** Goes on with the file that is at the path now, or a new one: whatever was under way has failed. */
  private begin(reason: string): never {
    this.statements.clear();
    this.file?.close();
    this.file = undefined;
    // A folder that was taken away comes back with all that is in it.
    if (!existsSync(dirname(this.path))) throw unavailable('The folder of the read models is gone');
    try {
      this.open();
    } catch (error) {
      throw unavailable(`The read models cannot be made anew: ${(error as Error).message}`, error);
    }
    this.onReplaced(`${reason}.`);
    throw unavailable(reason);
  }

  private setAside(): void {
    if (this.file?.isInPlace !== false) renameSync(this.path, `${this.path}.damaged`);
  }

  private get database(): DatabaseSyncInstance {
    if (this.file === undefined) throw unavailable('The file of the read models is gone');
    return this.file.database;
  }

  private prepare(sql: string): StatementSyncInstance {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      if (this.statements.size >= MOST_STATEMENTS) this.statements.clear();
      statement = this.database.prepare(sql, { returnArrays: true });
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

function unavailable(text: string, cause?: unknown): ReadStoreUnavailable {
  const reason = `${text}.`;
  return new ReadStoreUnavailable(reason, { cause, reason });
}

function isOurs(error: unknown): boolean {
  return [LeaseLost, GenerationReplaced, RangeError, ReadStoreUnavailable].some(
    (kind) => error instanceof kind,
  );
}
