import { EMPTY_ROOT, type Hash, nodeHash } from './hashes.js';
import { joined, type Subtree } from './subtrees.js';

/** Is told of every subtree that has become complete, leaves among them. */
export type OnComplete = (subtree: Subtree, hash: Hash) => void;

/**
 * A tree as far as it takes to append to it and to tell its root: its complete subtrees, one for each one in the binary
 * digits of its size, the largest first.
 */
export class CompactRange {
  private readonly subtrees: Hash[];
  private entries: number;

  /** @throws RangeError if there are not as many hashes as the size has subtrees */
  constructor(size = 0, subtrees: readonly Hash[] = []) {
    const expected = size.toString(2).replaceAll('0', '').length;
    if (subtrees.length !== expected)
      throw new RangeError(`A tree of ${size} entries has ${expected} subtrees, and not ${subtrees.length}.`);
    this.subtrees = [...subtrees];
    this.entries = size;
  }

  get size(): number {
    return this.entries;
  }

  /** The hashes of the complete subtrees, the largest first. */
  get hashes(): readonly Hash[] {
    return this.subtrees;
  }

  append(leaf: Hash, onComplete?: OnComplete): void {
    let hash = leaf;
    let index = this.entries;
    onComplete?.({ level: 0, index }, hash);
    for (let level = 1; index % 2 === 1; level += 1) {
      const left = this.subtrees.pop();
      if (left === undefined) throw new RangeError('A subtree is missing.');
      hash = nodeHash(left, hash);
      index = (index - 1) / 2;
      onComplete?.({ level, index }, hash);
    }
    this.subtrees.push(hash);
    this.entries += 1;
  }

  /** As RFC 9162, section 2.1.1, has it. */
  root(): Hash {
    return this.entries === 0 ? EMPTY_ROOT : joined(this.subtrees);
  }
}

/** The root of a tree with these leaf hashes. */
export function rootOf(leaves: Iterable<Hash>): Hash {
  const range = new CompactRange();
  for (const leaf of leaves) range.append(leaf);
  return range.root();
}
