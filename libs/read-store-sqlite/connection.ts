import { type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';

import { GenerationReplaced, LeaseLost, ReadStoreUnavailable } from '#read-store';
import { closeDatabase, openDatabase } from '#sqlite';

import { READ_MODELS } from './schema.js';

export type Value = string | number | null;
export type Row = readonly Value[];

/** The longest to wait for another thread or process that is writing. */
const BUSY_MILLISECONDS = 10_000;

/** Statements to keep prepared, before all are forgotten. */
const MOST_STATEMENTS = 500;

/** A connection that keeps its statements prepared, and says in our words what goes wrong. */
export class Connection {
  private readonly database: DatabaseSyncInstance;
  private readonly statements = new Map<string, StatementSyncInstance>();

  /** @throws ReadStoreUnusable */
  constructor(path: string) {
    this.database = openDatabase(path, READ_MODELS, BUSY_MILLISECONDS);
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
    if (!this.database.isOpen) throw new ReadStoreUnavailable('The read store was closed.');
    try {
      return work();
    } catch (error) {
      if (isOurs(error)) throw error;
      throw new ReadStoreUnavailable(`The read store does not answer: ${(error as Error).message}.`, {
        cause: error,
      });
    }
  }

  close(): void {
    if (this.database.isOpen) closeDatabase(this.database);
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

function isOurs(error: unknown): boolean {
  return [LeaseLost, GenerationReplaced, RangeError, ReadStoreUnavailable].some(
    (kind) => error instanceof kind,
  );
}
