import { type ProjectionSpec, type Quarantined } from '#read-store';

import { CollectionTable } from './collection-table.js';
import { type Connection, type Row } from './connection.js';

/** One making of a projection's collections. */
export interface Generation {
  readonly id: number;
  readonly version: number;
  readonly isRead: boolean;
}

/** The generations that there are of a projection: the one that is read, the one that is built, or both. */
export function generationsOf(connection: Connection, projection: string): Generation[] {
  return connection
    .all(
      'SELECT id, version, is_read FROM generations WHERE projection = ? ORDER BY is_read DESC',
      projection,
    )
    .map(([id, version, isRead]) => ({ id: id as number, version: version as number, isRead: isRead === 1 }));
}

/** Begins a generation, with nothing in it, as the one that is read or as the one that is built. Answers its id. */
export function beginGeneration(connection: Connection, spec: ProjectionSpec, isRead: boolean): number {
  const sql = 'INSERT INTO generations (projection, version, is_read) VALUES (?, ?, ?) RETURNING id';
  const id = connection.first(sql, spec.name, spec.version, Number(isRead))?.[0] as number;
  for (const collection of spec.collections) {
    const table = CollectionTable.of(collection, id);
    const described = [JSON.stringify(table.fields), JSON.stringify(table.lists)];
    connection.run(
      'INSERT INTO collections (name, generation, fields, lists) VALUES (?, ?, ?, ?)',
      collection.name,
      id,
      ...described,
    );
    connection.execute(table.createSql(collection.indexes));
  }
  return id;
}

export function dropGeneration(connection: Connection, id: number): void {
  for (const row of connection.all(
    'SELECT name, generation, fields, lists FROM collections WHERE generation = ?',
    id,
  ))
    connection.execute(toTable(row).dropSql());
  for (const table of ['collections', 'checkpoints', 'quarantine'])
    connection.run(`DELETE FROM ${table} WHERE generation = ?`, id);
  connection.run('DELETE FROM generations WHERE id = ?', id);
}

/** Makes the one that is built the one that is read. */
export function markAsRead(connection: Connection, id: number): void {
  connection.run('UPDATE generations SET is_read = 1 WHERE id = ?', id);
}

/** The generation that is read of a collection; none if nobody has begun to write it. */
export function generationRead(connection: Connection, collection: string): number | undefined {
  const row = connection.first(
    `SELECT c.generation FROM collections c JOIN generations g ON g.id = c.generation
     WHERE c.name = ? AND g.is_read = 1`,
    collection,
  );
  return row?.[0] as number | undefined;
}

/** The tables of a generation of a collection; none if it was dropped. */
export function tableOf(
  connection: Connection,
  collection: string,
  generation: number,
): CollectionTable | undefined {
  const row = connection.first(
    'SELECT name, generation, fields, lists FROM collections WHERE name = ? AND generation = ?',
    collection,
    generation,
  );
  return row && toTable(row);
}

export function quarantinedIn(connection: Connection, generation: number): Quarantined[] {
  const sql = 'SELECT stream, position, event_id, error FROM quarantine WHERE generation = ? ORDER BY stream';
  return connection.all(sql, generation).map(([stream, position, eventId, error]) => ({
    stream: stream as string,
    position: position as string,
    eventId: eventId as string,
    error: error as string,
  }));
}

function toTable([name, generation, fields, lists]: Row): CollectionTable {
  return new CollectionTable(
    name as string,
    generation as number,
    JSON.parse(fields as string) as string[],
    JSON.parse(lists as string) as string[],
  );
}
