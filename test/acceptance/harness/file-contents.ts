import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

/** What changes by itself. */
const NOT_CONTENTS: ReadonlySet<string> = new Set(['leases', 'snapshots']);

/** What is in the files of a service that is running: the events, and all that was made of them. */
export class FileContents {
  private readonly events: DatabaseSyncInstance;
  private readonly models: DatabaseSyncInstance;

  constructor(dataDir: string) {
    const open = (file: string) => new DatabaseSync(join(dataDir, file), { readOnly: true, timeout: 5_000 });
    [this.events, this.models] = [open('events.db'), open('read-models.db')];
  }

  /** A digest of every row of every table, once the read models have seen every event. */
  async digest(): Promise<string> {
    for (let tries = 0; !this.isSettled(); tries += 1) {
      if (tries === 3_000) throw new Error('The read models do not catch up.');
      await pause(10);
    }
    const hash = createHash('sha256');
    for (const database of [this.events, this.models])
      for (const table of tablesOf(database))
        hash.update(JSON.stringify([table, database.prepare(`SELECT * FROM "${table}"`).all()]));
    return hash.digest('hex');
  }

  close(): void {
    this.events.close();
    this.models.close();
  }

  private isSettled(): boolean {
    const { last } = this.events.prepare('SELECT max(position) AS last FROM events').get() as {
      last: number;
    };
    const behind = this.models.prepare(
      'SELECT 1 FROM checkpoints WHERE position IS NULL OR CAST(position AS INTEGER) < ? LIMIT 1',
    );
    return behind.get(last) === undefined;
  }
}

function tablesOf(database: DatabaseSyncInstance): string[] {
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).all();
  return (tables as { name: string }[]).map(({ name }) => name).filter((name) => !NOT_CONTENTS.has(name));
}
