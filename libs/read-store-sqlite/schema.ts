/** Marks a file as a store of read models, in the header of the file: "EntR" in ASCII. */
export const APPLICATION_ID = 0x456e7452;

/** What brings a file from each version to the next; a new file is at version 0. Never change one that was released. */
export const MIGRATIONS: readonly string[] = [
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
