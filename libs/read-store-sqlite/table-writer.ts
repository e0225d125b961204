import { type Document } from '#read-store';

import { type CollectionTable } from './collection-table.js';
import { type Connection, type Value } from './connection.js';
import { toValue } from './find-sql.js';

/** Rows a statement: measured; fewer and more of them are slower. */
const ROWS = 8;

/** Writes documents into a table, those that are older than what is there excepted. */
export class TableWriter {
  private readonly many: string;
  private readonly one: string;

  constructor(
    private readonly connection: Connection,
    private readonly table: CollectionTable,
  ) {
    this.many = upsertSql(table, ROWS);
    this.one = upsertSql(table, 1);
  }

  write(documents: readonly Document[]): void {
    const whole = documents.length - (documents.length % ROWS);
    for (let from = 0; from < whole; from += ROWS) this.run(this.many, documents.slice(from, from + ROWS));
    for (const document of documents.slice(whole)) this.run(this.one, [document]);
  }

  private run(sql: string, documents: readonly Document[]): void {
    const values: Value[] = [];
    for (const document of documents) this.pushRow(document, values);
    this.connection.run(sql, ...values);
  }

  private pushRow(document: Document, values: Value[]): void {
    values.push(document._id, document.position, JSON.stringify(document));
    for (const field of this.table.fields) values.push(columnValue(document[field]));
    for (const field of this.table.lists) values.push(listValue(document[field]));
  }
}

function upsertSql(table: CollectionTable, rows: number): string {
  const columns = table.columns();
  const row = `(${columns.map(() => '?').join(', ')})`;
  const changes = [
    'writes = writes + 1',
    ...columns.slice(1).map((column) => `${column} = excluded.${column}`),
  ];
  return `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES ${Array(rows).fill(row).join(', ')}
    ON CONFLICT (_id) DO UPDATE SET ${changes.join(', ')} WHERE excluded.position >= ${table.name}.position`;
}

/** What is no single value is in the document alone. */
function columnValue(value: Document[string]): Value {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? toValue(value)
    : null;
}

/** As the table of its items takes them: each once. */
function listValue(value: Document[string]): Value {
  return Array.isArray(value)
    ? JSON.stringify([...new Set(value)].filter((item) => typeof item === 'string'))
    : null;
}
