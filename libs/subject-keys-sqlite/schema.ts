import { type DatabaseFormat } from '#sqlite';
import { SubjectKeysUnusable } from '#subject-keys';

/** Never change a migration that was released: add another. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE erasures (
     number INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     scope TEXT NOT NULL,
     partner TEXT,
     at TEXT NOT NULL,
     by TEXT NOT NULL,
     reason TEXT NOT NULL,
     is_recorded INTEGER NOT NULL
   ) STRICT;

   CREATE TABLE keys (
     id TEXT NOT NULL PRIMARY KEY,
     scope TEXT NOT NULL,
     subject TEXT NOT NULL,
     secret BLOB,
     destroyed_at TEXT,
     CHECK ((secret IS NULL) = (destroyed_at IS NOT NULL))
   ) STRICT;

   CREATE UNIQUE INDEX keys_in_use ON keys (scope, subject) WHERE secret IS NOT NULL;
   CREATE INDEX keys_destroyed ON keys (destroyed_at) WHERE secret IS NULL;
   CREATE INDEX keys_by_scope ON keys (scope);
   CREATE INDEX keys_by_subject ON keys (subject);`,
];

/** The file of the keys. */
export const SUBJECT_KEYS: DatabaseFormat = {
  kind: 'store of keys',
  // "EntK" in ASCII
  applicationId: 0x456e744b,
  migrations: MIGRATIONS,
  synchronous: 'FULL',
  unusable: SubjectKeysUnusable,
  isDerived: false,
  overwritesDeleted: true,
};
