import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { PROJECTIONS } from '#projections';
import { SqliteReadStore } from '#read-store-sqlite';
import type { Document, WriteBatch } from '#read-store';
import { answerParent } from '../measuring/child.js';

type Write = (document: Document) => void;

/** The store itself makes the tables and indexes: they are the same. */
async function makeTables(path: string): Promise<void> {
  const store = new SqliteReadStore({ path });
  const lease = await store.acquireLease('projector', 'benchmark', 3_600_000);
  if (lease === undefined) throw new Error('Somebody else projects here.');
  for (const { spec } of PROJECTIONS) await store.writer(spec, lease);
  await store.close();
}

/** A bare upsert into the table of a collection; what is in its lists follows by the triggers of the table. */
function upsert(database: DatabaseSyncInstance, table: string): Write {
  const columns = (database.prepare(`PRAGMA table_info("${table}")`).all() as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => name !== 'number' && name !== 'writes');
  const statement = database.prepare(
    `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT (_id) DO UPDATE SET ${columns
       .slice(1)
       .map((column) => `${column} = excluded.${column}`)
       .join(', ')}`,
  );
  const fields = columns.slice(3).map((column) => column.replace(/^[fl]_/, ''));
  return (document) => {
    const values = fields.map((field) => columnValue(document[field]));
    statement.run(document._id, document.position, JSON.stringify(document), ...values);
  };
}

const columnValue = (value: Document[string]): string | number | null => {
  if (Array.isArray(value)) return JSON.stringify(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' || typeof value === 'number' ? value : null;
};

function writers(database: DatabaseSyncInstance): ReadonlyMap<string, Write> {
  const tables = (
    database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all() as { name: string }[]
  ).map(({ name }) => name);
  const collections = PROJECTIONS.flatMap(({ spec }) => spec.collections);
  return new Map(
    collections.map(({ name }) => {
      const table = tables.find((each) => new RegExp(`^${name}__\\d+$`).test(each));
      if (table === undefined) throw new Error(`There is no table of ${name}.`);
      return [name, upsert(database, table)];
    }),
  );
}

/** Seconds to write the batches, each in a transaction; reading them is not counted. */
answerParent(async ({ batches, into }: { batches: string; into: string }): Promise<number> => {
  await makeTables(into);
  const database = new DatabaseSync(into);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000');
  const write = writers(database);
  let milliseconds = 0;
  for await (const line of createInterface({ input: createReadStream(batches) })) {
    const batch = JSON.parse(line) as WriteBatch['documents'];
    const began = performance.now();
    database.exec('BEGIN IMMEDIATE');
    for (const { collection, document } of batch) write.get(collection)?.(document);
    database.exec('COMMIT');
    milliseconds += performance.now() - began;
  }
  database.close();
  return milliseconds / 1000;
});
