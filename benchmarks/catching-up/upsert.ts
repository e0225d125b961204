import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { PROJECTIONS } from '#projections';
import { SqliteReadStore } from '#read-store-sqlite';
import { type Document, type WriteBatch } from '#read-store';
import { answerParent } from '../measuring/child.js';

type Write = (document: Document) => void;
type Value = string | number | null;

/** The store itself makes the tables and indexes: they are the same. */
async function makeTables(path: string): Promise<void> {
  const store = new SqliteReadStore({ path });
  const lease = await store.acquireLease('projector', 'benchmark', 3_600_000);
  if (lease === undefined) throw new Error('Somebody else projects here.');
  for (const { spec } of PROJECTIONS) await store.writer(spec, lease);
  await store.close();
}

/** What a column holds of a document: the whole of it, a field that is looked up, or a list that is. */
function valueOf(column: string): ((document: Document) => Value) | undefined {
  const [, kind, field = column] = /^([fl])_(.+)$/.exec(column) ?? [];
  if (column === 'document') return (document) => JSON.stringify(document);
  if (column === '_id' || column === 'position' || kind === 'f') return (document) => scalar(document[field]);
  if (kind === 'l') return (document) => JSON.stringify(document[field] ?? []);
  return undefined;
}

function scalar(value: Document[string]): Value {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** A bare upsert into a table: whatever document is there is replaced. */
function upsert(database: DatabaseSyncInstance, table: string): Write {
  const all = database.prepare(`PRAGMA table_info("${table}")`).all() as { name: string }[];
  const taken = all.flatMap(({ name }) => {
    const value = valueOf(name);
    return value === undefined ? [] : [{ name, value }];
  });
  const columns = taken.map(({ name }) => name);
  const changes = columns.filter((name) => name !== '_id').map((name) => `${name} = excluded.${name}`);
  const statement = database.prepare(
    `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT (_id) DO UPDATE SET ${changes.join(', ')}`,
  );
  return (document) => void statement.run(...taken.map(({ value }) => value(document)));
}

function writers(database: DatabaseSyncInstance): ReadonlyMap<string, Write> {
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all() as {
    name: string;
  }[];
  const collections = PROJECTIONS.flatMap(({ spec }) => spec.collections);
  return new Map(
    collections.map(({ name }) => {
      const table = tables.find((each) => new RegExp(`^${name}__\\d+$`).test(each.name));
      if (table === undefined) throw new Error(`There is no table of ${name}.`);
      return [name, upsert(database, table.name)];
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
