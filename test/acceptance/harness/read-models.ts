import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/**
 * Every document of `read-models.db` as its text, by collection: `[_id, text]`, in order.
 * For a service that has stopped.
 */
export function documentsIn(dataDir: string): Map<string, readonly unknown[]> {
  const database = new DatabaseSync(join(dataDir, 'read-models.db'), { readOnly: true });
  const tables = database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .all() as {
    name: string;
  }[];
  const collections = new Map(
    tables.map(({ name }) => [name, database.prepare(`SELECT * FROM "${name}"`).all()] as const),
  );
  database.close();
  return collections;
}
