import type { Document, Query, Where } from '#read-store';

import type { CollectionTable } from './collection-table.js';
import type { Connection, Row } from './connection.js';
import type { DocumentCache } from './document-cache.js';
import { countSql, findSql, type Sql } from './find-sql.js';

/** Reads the documents of one generation of a collection. */
export class TableReader {
  constructor(
    private readonly connection: Connection,
    readonly table: CollectionTable,
    /** Without one, everything is parsed anew, and belongs to whoever asked. */
    private readonly cache?: DocumentCache,
  ) {}

  get(id: string): Document | undefined {
    return this.#read((columns) => ({
      text: `SELECT ${columns} FROM ${this.table.name} WHERE _id = ?`,
      values: [id],
    }))[0];
  }

  getMany(ids: readonly string[]): Document[] {
    return this.#read((columns) => ({
      text: `SELECT ${columns} FROM ${this.table.name} WHERE _id IN (SELECT value FROM json_each(?))`,
      values: [JSON.stringify(ids)],
    }));
  }

  find(query: Query): Document[] {
    return this.#read((columns) => findSql(this.table, query, columns));
  }

  count(where: Where): number {
    const { text, values } = countSql(this.table, where);
    return this.connection.first(text, ...values)?.[0] as number;
  }

  /** All from the cache, or all from the table: never some as they are now and others as they were. */
  #read(select: (columns: string) => Sql): Document[] {
    return (this.cache && this.#readCached(select, this.cache)) ?? this.#readStored(select);
  }

  #readCached(select: (columns: string) => Sql, cache: DocumentCache): Document[] | undefined {
    const documents: Document[] = [];
    for (const [number, writes] of this.#rows(select('number, writes'))) {
      const document = cache.get(number as number, writes as number);
      if (document === undefined) return undefined;
      documents.push(document);
    }
    return documents;
  }

  #readStored(select: (columns: string) => Sql): Document[] {
    return this.#rows(select('number, writes, document')).map(([number, writes, json]) =>
      this.cache === undefined
        ? (JSON.parse(json as string) as Document)
        : this.cache.parse(number as number, writes as number, json as string),
    );
  }

  #rows({ text, values }: Sql): Row[] {
    return this.connection.all(text, ...values);
  }
}
