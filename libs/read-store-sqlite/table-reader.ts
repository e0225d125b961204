import { type Document, type Query, type Where } from '#read-store';

import { type CollectionTable } from './collection-table.js';
import { type Connection, type Row } from './connection.js';
import { type DocumentCache } from './document-cache.js';
import { countSql, findSql, type Sql } from './find-sql.js';

/** Reads the documents of one generation of a collection. */
export class TableReader {
  constructor(
    private readonly connection: Connection,
    readonly table: CollectionTable,
    /** Without one, everything is parsed anew. */
    private readonly cache?: DocumentCache,
  ) {}

  get(id: string): Document | undefined {
    return this.read((columns) => ({
      text: `SELECT ${columns} FROM ${this.table.name} WHERE _id = ?`,
      values: [id],
    }))[0];
  }

  getMany(ids: readonly string[]): Document[] {
    return this.read((columns) => ({
      text: `SELECT ${columns} FROM ${this.table.name} WHERE _id IN (SELECT value FROM json_each(?))`,
      values: [JSON.stringify(ids)],
    }));
  }

  find(query: Query): Document[] {
    return this.read((columns) => findSql(this.table, query, columns));
  }

  count(where: Where): number {
    const { text, values } = countSql(this.table, where);
    return this.connection.first(text, ...values)?.[0] as number;
  }

  /** All from the cache, or all from the table: never some as they are now and others as they were. */
  private read(select: (columns: string) => Sql): Document[] {
    if (this.cache === undefined) return this.rows(select('document')).map(([json]) => parse(json));
    return this.readCached(select, this.cache) ?? this.readStored(select, this.cache);
  }

  /** Asks for the keys alone, in one row: rows are dear. A subquery with a limit keeps its order. */
  private readCached(select: (columns: string) => Sql, cache: DocumentCache): Document[] | undefined {
    const { text, values } = select(`${KEY} AS key`);
    const keys = this.connection.first(`SELECT group_concat(key) FROM (${text})`, ...values)?.[0] as
      string | null;
    if (keys === null) return [];
    const documents: Document[] = [];
    for (const key of keys.split(',')) {
      const document = cache.get(key);
      if (document === undefined) return undefined;
      documents.push(document);
    }
    return documents;
  }

  private readStored(select: (columns: string) => Sql, cache: DocumentCache): Document[] {
    return this.rows(select(`${KEY}, document`)).map(([key, json]) =>
      cache.parse(key as string, json as string),
    );
  }

  private rows({ text, values }: Sql): Row[] {
    return this.connection.all(text, ...values);
  }
}

/** Of a row as it stands: the next writing changes it. */
const KEY = "number || ':' || writes";

function parse(json: Row[number] | undefined): Document {
  return JSON.parse(json as string) as Document;
}
