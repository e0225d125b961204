import { type DatabaseSyncInstance } from '@photostructure/sqlite';

import { type Snapshot } from '#event-store';

/** About as much as a large append writes, in characters. */
const PROBE = 'x'.repeat(64 * 1024);

/** The table of snapshots, beside the log. */
export class Snapshots {
  private readonly select;
  private readonly upsert;
  private readonly remove;

  constructor(database: DatabaseSyncInstance) {
    this.select = database.prepare('SELECT revision, text FROM snapshots WHERE stream = ? AND name = ?');
    this.upsert = database.prepare(
      `INSERT INTO snapshots (stream, name, revision, text) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET revision = excluded.revision, text = excluded.text
       WHERE excluded.revision >= revision`,
    );
    this.remove = database.prepare('DELETE FROM snapshots WHERE stream = ? AND name = ?');
  }

  read(stream: string, name: string): Snapshot | undefined {
    const row = this.select.get(stream, name) as Snapshot | undefined;
    return row && { revision: row.revision, text: row.text };
  }

  write(stream: string, name: string, { revision, text }: Snapshot): void {
    this.upsert.run(stream, name, revision, text);
  }

  /** Writes something that nobody reads, to find out whether there is room. */
  probe(): void {
    this.upsert.run('', 'probe', 0, PROBE);
    this.remove.run('', 'probe');
  }
}
