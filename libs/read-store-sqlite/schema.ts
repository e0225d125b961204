import { ReadStoreUnusable } from '#read-store';
import { type DatabaseFormat } from '#sqlite';

/** Never change a migration that was released: add another. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE leases (
     name TEXT PRIMARY KEY,
     holder TEXT,
     token INTEGER NOT NULL,
     until INTEGER NOT NULL
   ) STRICT;

   CREATE TABLE generations (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     projection TEXT NOT NULL,
     version INTEGER NOT NULL,
     is_read INTEGER NOT NULL,
     UNIQUE (projection, is_read)
   ) STRICT;

   CREATE TABLE checkpoints (
     generation INTEGER NOT NULL,
     part INTEGER NOT NULL,
     position TEXT,
     caught_up INTEGER NOT NULL DEFAULT 0,
     PRIMARY KEY (generation, part)
   ) STRICT;

   CREATE TABLE quarantine (
     generation INTEGER NOT NULL,
     stream TEXT NOT NULL,
     position TEXT NOT NULL,
     event_id TEXT NOT NULL,
     error TEXT NOT NULL,
     PRIMARY KEY (generation, stream)
   ) STRICT;

   CREATE TABLE collections (
     name TEXT NOT NULL,
     generation INTEGER NOT NULL,
     -- The fields that have columns, and those that have tables of their items: JSON lists.
     fields TEXT NOT NULL,
     lists TEXT NOT NULL,
     PRIMARY KEY (name, generation)
   ) STRICT;`,

  // What the documents were made from, when the checkpoint was written.
  'ALTER TABLE checkpoints ADD COLUMN source TEXT',
];

/** The file of the read models. */
export const READ_MODELS: DatabaseFormat = {
  kind: 'read models',
  // "EntR" in ASCII
  applicationId: 0x456e7452,
  migrations: MIGRATIONS,
  // NORMAL does not wait for the disk at each commit. After a power cut some of the last commits may be gone, never
  // one without those before it: documents and checkpoint are then those of an earlier moment, and the events since
  // are projected again.
  synchronous: 'NORMAL',
  unusable: ReadStoreUnusable,
  isDerived: true,
  // Documents show personal text until it is forgotten.
  overwritesDeleted: true,
};
