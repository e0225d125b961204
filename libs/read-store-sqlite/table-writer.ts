import type { Document } from '#read-store';

import type { CollectionTable } from './collection-table.js';
import type { Connection, Value } from './connection.js';
import { toValue } from './find-sql.js';

/** Rows a statement: measured; fewer and more of them are slower. */
const ROWS = 8;

/** Writes documents into a table, those that are older than what is there excepted. */
export class TableWriter {
  readonly #many: string;
  readonly #one: string;

  constructor(
    private readonly connection: Connection,
    private readonly table: CollectionTable,
  ) {
    this.#many = upsertSql(table, ROWS);
    this.#one = upsertSql(table, 1);
  }

  write(documents: readonly Document[]): void {
    if (this.table.lists.length > 0) for (const document of documents) this.#writeWithLists(document);
    else this.#writeMany(documents);
  }

  #writeMany(documents: readonly Document[]): void {
    const whole = documents.length - (documents.length % ROWS);
    for (let from = 0; from < whole; from += ROWS) {
      const values: Value[] = [];
      for (const document of documents.slice(from, from + ROWS)) this.#pushRow(document, values);
      this.connection.run(this.#many, ...values);
    }
    for (const document of documents.slice(whole)) this.#writeOne(document);
  }

  #writeOne(document: Document): number {
    const values: Value[] = [];
    this.#pushRow(document, values);
    return this.connection.run(this.#one, ...values);
  }

  #writeWithLists(document: Document): void {
    if (this.#writeOne(document) === 0) return;
    for (const field of this.table.lists) {
      const table = this.table.listTable(field);
      this.connection.run(`DELETE FROM ${table} WHERE _id = ?`, document._id);
      for (const item of stringsIn(document[field]))
        this.connection.run(`INSERT INTO ${table} (item, _id) VALUES (?, ?)`, item, document._id);
    }
  }

  #pushRow(document: Document, values: Value[]): void {
    values.push(document._id, document.position, JSON.stringify(document));
    for (const field of this.table.fields) values.push(columnValue(document[field]));
  }
}

function upsertSql(table: CollectionTable, rows: number): string {
  const columns = table.columns();
  const row = `(${columns.map(() => '?').join(', ')})`;
  const changes = columns.slice(1).map((column) => `${column} = excluded.${column}`);
  return `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES ${Array(rows).fill(row).join(', ')}
    ON CONFLICT (_id) DO UPDATE SET ${changes.join(', ')} WHERE excluded.position >= ${table.name}.position`;
}

/** What is no single value is in the document alone. */
function columnValue(value: Document[string]): Value {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? toValue(value)
    : null;
}

function stringsIn(value: Document[string]): string[] {
  return Array.isArray(value) ? [...new Set(value.filter((item) => typeof item === 'string'))] : [];
}
