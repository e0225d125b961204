import { renameSync, statSync } from 'node:fs';

import { type DatabaseSyncInstance } from '@photostructure/sqlite';

import { closeDatabase, type DatabaseFormat, openDatabase } from './open-database.js';

/** A database in use, and whether it still is the one that lies at its path. */
export class DatabaseFile {
  readonly database: DatabaseSyncInstance;
  /** It and its log, by path. SQLite itself never looks whether somebody has removed them, and goes on writing. */
  private readonly inodes: ReadonlyMap<string, string | undefined>;

  /** @throws as `openDatabase` */
  constructor(
    private readonly path: string,
    format: DatabaseFormat,
    busyMilliseconds: number,
  ) {
    this.database = openDatabase(path, format, busyMilliseconds);
    this.inodes = new Map([path, `${path}-wal`].map((file) => [file, inodeOf(file)]));
  }

  /** Whether what is written is still found by whoever opens the path next. */
  get isInPlace(): boolean {
    for (const [file, inode] of this.inodes) if (inode !== inodeOf(file)) return false;
    return true;
  }

  close(): void {
    if (this.isInPlace) closeDatabase(this.database);
    else {
      this.database.close();
      this.setLogAside();
    }
  }

  /** SQLite would take the log of a file that was replaced for that of the file in its place, and damage that. */
  private setLogAside(): void {
    const log = `${this.path}-wal`;
    const [there, ours] = [inodeOf(this.path), this.inodes.get(this.path)];
    const isReplaced = there !== undefined && there !== ours;
    const left = inodeOf(log);
    if (isReplaced && left !== undefined && left === this.inodes.get(log)) renameSync(log, `${log}.replaced`);
  }
}

function inodeOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && `${found.dev} ${found.ino}`;
}
