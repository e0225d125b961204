import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { type Algorithm, ED25519, type Signer, signerFrom, signerOf } from '#transparency-log';
import { writeDurably } from './durable-file.js';
import { LogUnusable } from './log-unusable.js';

/**
 * The private key that a file holds, or a new one in a new file, which is its owner's alone.
 * @throws LogUnusable
 */
export function keyIn(file: string, name: string, algorithm: Algorithm = ED25519): Signer {
  if (!existsSync(file)) makeKey(file, name, algorithm);
  return readKey(file, name);
}

/** @throws LogUnusable */
export function readKey(file: string, name: string): Signer {
  if (!existsSync(file))
    throw new LogUnusable(
      `The key of the log is not at ${file}: put it there, or name its place by LOG_KEY_FILE.`,
    );
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new LogUnusable(`${file} is open to others than its owner: "chmod 600 ${file}" puts that right.`);
  try {
    return signerFrom(readFileSync(file, 'utf8').trim()).as(name);
  } catch (error) {
    throw new LogUnusable(`${file}: ${(error as Error).message}`);
  }
}

/** Of two that make one at once, the first one's stays. */
function makeKey(file: string, name: string, algorithm: Algorithm): void {
  const made = `${file}.${randomUUID()}`;
  writeDurably(made, `${signerOf(name, algorithm, randomBytes(32)).privateKey}\n`);
  try {
    linkSync(made, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(made);
  }
}

/** Where the next key waits until the log knows it. */
const nextOf = (file: string): string => `${file}.next`;

/** A key that is to take the place of the one in use. */
export function nextKey(file: string, name: string): Signer {
  return keyIn(nextOf(file), name);
}

/** The key that the log knows by now, after a rotation that may have been cut off. */
export function currentKey(file: string, name: string, verifierKey: string): Signer {
  const next = nextOf(file);
  if (existsSync(next) && readKey(next, name).verifierKey === verifierKey) renameSync(next, file);
  const signer = readKey(file, name);
  if (signer.verifierKey !== verifierKey)
    throw new LogUnusable(
      `${file} holds another key than the log's, which is ${verifierKey}. Put that back, or have a new one with "entente log rotate-key".`,
    );
  return signer;
}
