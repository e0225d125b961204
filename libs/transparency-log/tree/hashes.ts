import { createHash, hash } from 'node:crypto';

/** A SHA-256 hash: 32 bytes. */
export type Hash = Buffer;

export const HASH_BYTES = 32;

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** The hash of an entry of a log, as RFC 9162, section 2.1.1, has it: SHA-256(0x00 || entry). A text is its UTF-8. */
export const leafHash = (entry: Uint8Array | string): Hash =>
  createHash('sha256').update(LEAF).update(entry).digest();

/** The same of a text, in standard base64: in one call, which takes half the time. */
export const leafHashOfText = (entry: string): string => hash('sha256', `\0${entry}`, 'base64');

/** The hash of two subtrees side by side, as RFC 9162, section 2.1.1, has it: SHA-256(0x01 || left || right). */
export const nodeHash = (left: Hash, right: Hash): Hash =>
  createHash('sha256').update(NODE).update(left).update(right).digest();

/** The root of a tree without entries: the hash of nothing. */
export const EMPTY_ROOT: Hash = createHash('sha256').digest();
