import { type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';

type Value = string | number;

/** Rows a statement: measured; fewer and more of them are slower. */
const MANY = 8;

/**
 * Collects rows, and inserts many of them with one call into SQLite. A row that is refused undoes the whole
 * transaction: to undo no more than its statement, SQLite would write every page twice.
 */
export class BulkInsert {
  private values: Value[] = [];
  private readonly width: number;
  private readonly many: StatementSyncInstance;
  private readonly one: StatementSyncInstance;

  constructor(database: DatabaseSyncInstance, table: string, columns: readonly string[]) {
    this.width = columns.length;
    const row = `(${columns.map(() => '?').join(', ')})`;
    const insert = (rows: number) =>
      database.prepare(
        `INSERT OR ROLLBACK INTO ${table} (${columns.join(', ')}) VALUES ${Array(rows).fill(row).join(', ')}`,
      );
    this.many = insert(MANY);
    this.one = insert(1);
  }

  /** Takes the values of one row, in the order of the columns. */
  add(...row: readonly Value[]): void {
    this.values.push(...row);
    if (this.values.length < MANY * this.width) return;
    this.many.run(...this.values);
    this.values = [];
  }

  /** Inserts what is left. */
  flush(): void {
    for (let from = 0; from < this.values.length; from += this.width)
      this.one.run(...this.values.slice(from, from + this.width));
    this.values = [];
  }

  /** Forgets what is left. */
  clear(): void {
    this.values = [];
  }
}
