import { type Hash, nodeHash } from './hashes.js';

/** The entries from `start` up to, and without, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A subtree of 2^level leaves, the `index`-th of its size: of the entries from index · 2^level on. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** Gives the hashes of complete subtrees, in their order. */
export type SubtreeHashes = (subtrees: readonly Subtree[]) => Promise<readonly Hash[]>;

/** The largest power of two that is smaller than a number of entries, two or more: where RFC 9162 splits a tree. */
export function splitOf(entries: number): number {
  let split = 1;
  while (split * 2 < entries) split *= 2;
  return split;
}

/** The complete subtrees of which a range is made, the largest on the left; its start is a multiple of the largest. */
export function subtreesOf({ start, end }: Range): readonly Subtree[] {
  const subtrees: Subtree[] = [];
  for (let from = start; from < end;) {
    let level = 0;
    while (from + 2 ** (level + 1) <= end) level += 1;
    subtrees.push({ level, index: from / 2 ** level });
    from += 2 ** level;
  }
  return subtrees;
}

/** The hash over subtrees of falling size, side by side. @throws RangeError if there are none */
export function joined(hashes: readonly Hash[]): Hash {
  const last = hashes.at(-1);
  if (last === undefined) throw new RangeError('There is nothing to hash.');
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}

/** The hash of each range, from those of the complete subtrees in it. */
export async function hashesOf(ranges: readonly Range[], read: SubtreeHashes): Promise<readonly Hash[]> {
  const wanted = ranges.map(subtreesOf);
  const hashes = await read(wanted.flat());
  let at = 0;
  return wanted.map(({ length }) => joined(hashes.slice(at, (at += length))));
}
