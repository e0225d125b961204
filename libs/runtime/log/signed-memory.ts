import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseCheckpoint, parseNote } from '#transparency-log';
import { writeDurably } from './durable-file.js';

/**
 * The last checkpoint of each origin that was handed out, beside the store and not in it: it is how a log knows that its
 * store was put back from a backup that is behind. Written durably before a checkpoint is handed out. Each is a file of
 * its own, so that of several processes none undoes what another remembers.
 */
export class SignedMemory {
  constructor(private readonly folder: string) {}

  last(origin: string): string | undefined {
    const file = this.files(origin).at(-1);
    return file === undefined ? undefined : readFileSync(join(this.folder, file), 'utf8');
  }

  /** Remembers a checkpoint, unless a larger one of its origin is remembered. */
  remember(note: string): void {
    const { origin, size } = parseCheckpoint(parseNote(note).text);
    const mine = fileOf(origin, size);
    const before = this.files(origin);
    if (before.some((file) => file >= mine)) return;
    writeDurably(join(this.folder, mine), note);
    for (const file of before) rmSync(join(this.folder, file), { force: true });
  }

  /** Of an origin, the smallest first. */
  private files(origin: string): readonly string[] {
    if (!existsSync(this.folder)) return [];
    const prefix = prefixOf(origin);
    return readdirSync(this.folder)
      .filter((file) => file.startsWith(prefix) && /^[0-9a-f]+-\d{16}$/.test(file))
      .sort();
  }
}

const prefixOf = (origin: string): string => `${createHash('sha256').update(origin).digest('hex')}-`;

const fileOf = (origin: string, size: number): string =>
  `${prefixOf(origin)}${String(size).padStart(16, '0')}`;
