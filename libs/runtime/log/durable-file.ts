import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { threadId } from 'node:worker_threads';

/** Of this thread alone: others may write the same file at the same moment. */
const unfinished = (file: string): string => `${file}.${process.pid}.${threadId}`;

/** Puts a file in the place of another, which is there as a whole or not at all for whoever reads it. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(unfinished(file), content, { mode: 0o600 });
  renameSync(unfinished(file), file);
}

/** The same, and it survives a power cut. */
export function writeDurably(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  synced(unfinished(file), 'w', (descriptor) => writeSync(descriptor, content));
  renameSync(unfinished(file), file);
  // Windows opens no folders.
  if (process.platform !== 'win32') synced(dirname(file), 'r');
}

function synced(path: string, flags: string, work?: (descriptor: number) => void): void {
  const descriptor = openSync(path, flags, 0o600);
  try {
    work?.(descriptor);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
