import type { Document, Query, Where } from '#read-store';

import type { CollectionTable } from './collection-table.js';
import type { Connection, Row } from './connection.js';
import { countSql, findSql } from './find-sql.js';

export function getDocument(
  connection: Connection,
  table: CollectionTable,
  id: string,
): Document | undefined {
  const row = connection.first(`SELECT document FROM ${table.name} WHERE _id = ?`, id);
  return row && toDocument(row);
}

export function getDocuments(
  connection: Connection,
  table: CollectionTable,
  ids: readonly string[],
): Document[] {
  const sql = `SELECT document FROM ${table.name} WHERE _id IN (SELECT value FROM json_each(?))`;
  return connection.all(sql, JSON.stringify(ids)).map(toDocument);
}

export function findDocuments(connection: Connection, table: CollectionTable, query: Query): Document[] {
  const { text, values } = findSql(table, query);
  return connection.all(text, ...values).map(toDocument);
}

export function countDocuments(connection: Connection, table: CollectionTable, where: Where): number {
  const { text, values } = countSql(table, where);
  return connection.first(text, ...values)?.[0] as number;
}

function toDocument([document]: Row): Document {
  return JSON.parse(document as string) as Document;
}
