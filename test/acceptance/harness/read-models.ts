import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/** The tables of a read model's generation. What else there is (leases, checkpoints) is housekeeping. */
const OF_A_COLLECTION = /__\d+/;

/**
 * Every row of the read models, as it is stored, by collection and in order: for a service that has stopped.
 */
export function documentsIn(dataDir: string): ReadonlyMap<string, readonly unknown[]> {
  const database = new DatabaseSync(join(dataDir, 'read-models.db'), { readOnly: true });
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).all();
  const collections = (tables as { name: string }[])
    .filter(({ name }) => OF_A_COLLECTION.test(name))
    .map(
      ({ name }) =>
        [
          name.replace(OF_A_COLLECTION, ''),
          database.prepare(`SELECT * FROM "${name}" ORDER BY 1, 2`).all(),
        ] as const,
    );
  database.close();
  return new Map(collections);
}
