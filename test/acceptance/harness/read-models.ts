import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/** Every document of the read models, as it is stored, by collection: for a service that has stopped. */
export function documentsIn(dataDir: string): ReadonlyMap<string, readonly unknown[]> {
  const database = new DatabaseSync(join(dataDir, 'read-models.db'), { readOnly: true });
  const named = (sql: string): string[] =>
    (database.prepare(sql).all() as { name: string }[]).map(({ name }) => name);
  // A table of documents is one generation of a collection. The others index them, or keep house.
  const tables = named(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).filter(
    (table) => {
      const columns = named(`PRAGMA table_info("${table}")`);
      return columns.includes('_id') && columns.includes('document');
    },
  );
  const collections = tables.map((table) => {
    const documents = database.prepare(`SELECT _id, document FROM "${table}" ORDER BY _id`).all();
    return [table.replace(/__\d+$/, ''), documents] as const;
  });
  database.close();
  return new Map(collections);
}
