import { EventStoreUnusable } from '#event-store';
import { type DatabaseFormat } from '#sqlite';

/**
 * Never change a migration that was released: add another.
 *
 * A stream's revision is that of its last event, and the last position that of the last row: there is no
 * counter that could disagree with the events.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE streams (
     id INTEGER PRIMARY KEY,
     name TEXT NOT NULL UNIQUE
   ) STRICT;

   CREATE TABLE events (
     position INTEGER PRIMARY KEY,
     stream_id INTEGER NOT NULL,
     revision INTEGER NOT NULL,
     event_id TEXT NOT NULL,
     type TEXT NOT NULL,
     data TEXT NOT NULL,
     metadata TEXT NOT NULL
   ) STRICT;

   CREATE UNIQUE INDEX events_by_revision ON events (stream_id, revision);
   CREATE UNIQUE INDEX events_by_id ON events (stream_id, event_id);`,

  // Who this store is: a random UUID. And what folds of long streams leave behind for the next start: disposable, and
  // no part of the log.
  `CREATE TABLE store (identity TEXT NOT NULL) STRICT;
   INSERT INTO store SELECT lower(
     substr(hex, 1, 8) || '-' || substr(hex, 9, 4) || '-4' || substr(hex, 14, 3) || '-8' || substr(hex, 18, 3) || '-' || substr(hex, 21)
   ) FROM (SELECT hex(randomblob(16)) AS hex);

   CREATE TABLE snapshots (
     stream TEXT NOT NULL,
     name TEXT NOT NULL,
     revision INTEGER NOT NULL,
     text TEXT NOT NULL,
     PRIMARY KEY (stream, name)
   ) STRICT;`,
];

/** The file of an event store. */
export const EVENT_STORE: DatabaseFormat = {
  kind: 'event store',
  // "EntE" in ASCII
  applicationId: 0x456e7445,
  migrations: MIGRATIONS,
  // A commit has reached the disk when it returns.
  synchronous: 'FULL',
  unusable: EventStoreUnusable,
  isDerived: false,
  // What is personal in it is encrypted.
  overwritesDeleted: false,
};
