import { type TreeHead } from '../tree/consistency.js';
import { NotVerified } from '../tree/not-verified.js';
import { hashFromBase64, numberFrom, quoted, toBase64 } from './base64.js';

/** A log's tree as the log tells it (C2SP tlog-checkpoint). */
export interface Checkpoint extends TreeHead {
  /** Which log it is. */
  readonly origin: string;
  /** Lines of which nothing is known here. */
  readonly extension?: readonly string[];
}

/** The text that is signed. @throws NotVerified if nobody could read it */
export function checkpointText({ origin, size, root, extension = [] }: Checkpoint): string {
  const text = [origin, String(size), toBase64(root), ...extension, ''].join('\n');
  parseCheckpoint(text);
  return text;
}

/** @throws NotVerified */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', ...others] = text.split('\n');
  const extension = others.slice(0, -1);
  if (others.at(-1) !== '' || origin === '' || extension.includes(''))
    throw new NotVerified(`${quoted(text)} is no checkpoint.`);
  const head = { origin, size: numberFrom(size), root: hashFromBase64(root) };
  return extension.length === 0 ? head : { ...head, extension };
}
