import { randomBytes, randomUUID } from 'node:crypto';

import { EventStoreUnavailable } from '#event-store';
import { DatabaseFile } from '#sqlite';
import { type Destruction, type Erasure, type SubjectKey, type SubjectKeyStore } from '#subject-keys';

import { SUBJECT_KEYS } from './schema.js';

const SECRET_BYTES = 32;
const BUSY_MILLISECONDS = 5_000;

interface Row {
  readonly id: string;
  readonly scope: string;
  readonly subject: string;
  readonly secret: Uint8Array | null;
  readonly destroyed_at: string | null;
}

/** Keys in one SQLite file. Any number of threads and processes may have it open. */
export class SqliteSubjectKeys implements SubjectKeyStore {
  private readonly file: DatabaseFile;
  private readonly statements;

  /** @throws SubjectKeysUnusable */
  constructor(path: string) {
    this.file = new DatabaseFile(path, SUBJECT_KEYS, BUSY_MILLISECONDS);
    const prepare = (sql: string) => this.file.database.prepare(sql);
    this.statements = {
      inScope: prepare('SELECT * FROM keys WHERE scope = ?'),
      inUse: prepare('SELECT * FROM keys WHERE scope = ? AND subject = ? AND secret IS NOT NULL'),
      scopesOf: prepare('SELECT DISTINCT scope FROM keys WHERE subject = ? ORDER BY scope'),
      all: prepare('SELECT * FROM keys ORDER BY id'),
      byId: prepare('SELECT * FROM keys WHERE id = ?'),
      insert: prepare('INSERT INTO keys VALUES (?, ?, ?, ?, ?)'),
      destroy: prepare(
        'UPDATE keys SET secret = NULL, destroyed_at = ? WHERE scope = ? AND subject = ? AND secret IS NOT NULL',
      ),
      destroyOne: prepare('UPDATE keys SET secret = NULL, destroyed_at = ? WHERE id = ?'),
      note: prepare(
        'INSERT INTO erasures (id, scope, partner, at, by, reason, is_recorded) VALUES (?, ?, ?, ?, ?, ?, 0) ON CONFLICT (id) DO NOTHING',
      ),
      unrecorded: prepare('SELECT * FROM erasures WHERE NOT is_recorded ORDER BY number'),
      markRecorded: prepare('UPDATE erasures SET is_recorded = 1 WHERE id = ?'),
      version: prepare('PRAGMA data_version'),
      destroyed: prepare('SELECT count(*) AS count FROM keys WHERE secret IS NULL'),
    };
  }

  async keysIn(scope: string): Promise<readonly SubjectKey[]> {
    return this.use(() => (this.statements.inScope.all(scope) as unknown as Row[]).map(keyOf));
  }

  async keysFor(scope: string, subjects: readonly string[]): Promise<readonly SubjectKey[]> {
    return this.write(() =>
      subjects.map((subject) => {
        const there = this.statements.inUse.get(scope, subject) as unknown as Row | undefined;
        if (there !== undefined) return keyOf(there);
        const key = { id: randomUUID(), subject, secret: randomBytes(SECRET_BYTES) };
        this.statements.insert.run(key.id, scope, subject, key.secret, null);
        return key;
      }),
    );
  }

  async scopesOf(subjects: readonly string[]): Promise<readonly string[]> {
    return this.use(() => {
      const rows = subjects.flatMap(
        (subject) => this.statements.scopesOf.all(subject) as unknown as Pick<Row, 'scope'>[],
      );
      return [...new Set(rows.map(({ scope }) => scope))];
    });
  }

  async destroy({ id, scope, partner, at, by, reason, subjects }: Destruction): Promise<void> {
    this.write(() => {
      this.statements.note.run(id, scope, partner ?? null, at, by, reason);
      for (const subject of subjects) this.statements.destroy.run(at, scope, subject);
    });
    this.emptyLog();
  }

  async unrecorded(): Promise<readonly Erasure[]> {
    return this.use(() =>
      (this.statements.unrecorded.all() as unknown as (Erasure & { partner: string | null })[]).map(
        ({ id, scope, partner, at, by, reason }) => ({
          id,
          scope,
          ...(partner !== null && { partner }),
          at,
          by,
          reason,
        }),
      ),
    );
  }

  async markRecorded(erasureId: string): Promise<void> {
    this.write(() => this.statements.markRecorded.run(erasureId));
  }

  private seen: { readonly version: unknown; readonly generation: number } | undefined;

  /** How many keys were destroyed, counted again only when another connection has written. */
  async generation(): Promise<number> {
    return this.use(() => {
      const { data_version: version } = this.statements.version.get() as { readonly data_version: number };
      if (this.seen?.version !== version) {
        const { count } = this.statements.destroyed.get() as { readonly count: number };
        this.seen = { version, generation: count };
      }
      return this.seen.generation;
    });
  }

  async *everything(): AsyncGenerator<{ readonly scope: string; readonly key: SubjectKey }> {
    const rows = this.use(() => this.statements.all.all() as unknown as Row[]);
    for (const row of rows) yield { scope: row.scope, key: keyOf(row) };
  }

  async take(scope: string, { id, subject, secret, destroyedAt }: SubjectKey): Promise<void> {
    this.write(() => {
      const there = this.statements.byId.get(id) as unknown as Row | undefined;
      if (there === undefined)
        this.statements.insert.run(id, scope, subject, secret ?? null, destroyedAt ?? null);
      else if (destroyedAt !== undefined && there.secret !== null)
        this.statements.destroyOne.run(destroyedAt, id);
    });
  }

  async close(): Promise<void> {
    if (this.file.database.isOpen) this.file.close();
  }

  /** What was overwritten may still be in the log, until that is emptied: when no reader is in its way. */
  private emptyLog(): void {
    this.use(() => this.file.database.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
  }

  private write<T>(work: () => T): T {
    this.seen = undefined;
    return this.use(() => {
      this.file.database.exec('BEGIN IMMEDIATE');
      try {
        const done = work();
        this.file.database.exec('COMMIT');
        return done;
      } catch (error) {
        this.file.database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  private use<T>(work: () => T): T {
    if (!this.file.database.isOpen) throw new EventStoreUnavailable('The store of keys was closed.');
    try {
      return work();
    } catch (error) {
      throw new EventStoreUnavailable(`The store of keys cannot be used: ${(error as Error).message}`, {
        cause: error,
        reason: 'The keys of personal texts cannot be reached at the moment.',
      });
    }
  }
}

function keyOf({ id, subject, secret, destroyed_at: destroyedAt }: Row): SubjectKey {
  return {
    id,
    subject,
    ...(secret !== null && { secret }),
    ...(destroyedAt !== null && { destroyedAt }),
  };
}
