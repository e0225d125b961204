import { type Hash, nodeHash } from './hashes.js';
import { NotVerified } from './not-verified.js';
import { hashesOf, type Range, splitOf, type SubtreeHashes } from './subtrees.js';

/** What is beside the way from an entry to the root, from the leaf upwards: PATH of RFC 9162, section 2.1.3.1. */
function besides(index: number, { start, end }: Range): readonly Range[] {
  if (end - start === 1) return [];
  const middle = start + splitOf(end - start);
  return index < middle
    ? [...besides(index, { start, end: middle }), { start: middle, end }]
    : [...besides(index, { start: middle, end }), { start, end: middle }];
}

/**
 * The proof that a tree of so many entries has an entry at an index (from 0), from the leaf's sibling upwards.
 * @throws RangeError if there is none at the index
 */
export async function proveInclusion(
  index: number,
  size: number,
  read: SubtreeHashes,
): Promise<readonly Hash[]> {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size))
    throw new RangeError(`A tree of ${size} entries has none at ${index}.`);
  return hashesOf(besides(index, { start: 0, end: size }), read);
}

export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: Hash;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}

/** Checks a proof of inclusion as RFC 9162, section 2.1.3.2, has it. @throws NotVerified */
export function verifyInclusion({ index, size, leaf, root, proof }: Inclusion): void {
  if (!(index >= 0 && index < size)) throw new NotVerified(`A tree of ${size} entries has none at ${index}.`);
  let [entry, last, hash] = [index, size - 1, leaf];
  for (const beside of proof) {
    if (last === 0) throw new NotVerified('The proof of inclusion is too long.');
    if (entry % 2 === 1 || entry === last) {
      hash = nodeHash(beside, hash);
      while (entry % 2 === 0 && entry !== 0) [entry, last] = [entry / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, beside);
    }
    [entry, last] = [Math.floor(entry / 2), Math.floor(last / 2)];
  }
  if (last !== 0) throw new NotVerified('The proof of inclusion is too short.');
  if (!hash.equals(root)) throw new NotVerified('The proof of inclusion leads to another root.');
}
