import { EMPTY_ROOT, type Hash, nodeHash } from './hashes.js';
import { NotVerified } from './not-verified.js';
import { hashesOf, type Range, splitOf, type SubtreeHashes } from './subtrees.js';

/** SUBPROOF of RFC 9162, section 2.1.4.1, for a tree that begins at `start`. */
function between(from: number, { start, end }: Range, known: boolean): readonly Range[] {
  if (from === end - start) return known ? [] : [{ start, end }];
  const split = splitOf(end - start);
  const middle = start + split;
  return from <= split
    ? [...between(from, { start, end: middle }, known), { start: middle, end }]
    : [...between(from - split, { start: middle, end }, false), { start, end: middle }];
}

/**
 * The proof that a tree of `to` entries begins with the tree of `from` entries. It is empty from no entries, and from a
 * tree to itself. @throws RangeError unless 0 ≤ from ≤ to
 */
export async function proveConsistency(
  from: number,
  to: number,
  read: SubtreeHashes,
): Promise<readonly Hash[]> {
  if (!(Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && from <= to))
    throw new RangeError(`No tree of ${to} entries begins with one of ${from}.`);
  return from === 0 ? [] : hashesOf(between(from, { start: 0, end: to }, true), read);
}

/** A tree as it is told by its size and its root. */
export interface TreeHead {
  readonly size: number;
  readonly root: Hash;
}

/**
 * Checks that the tree `to` begins with the tree `from`, as RFC 9162, section 2.1.4.2, has it; from an empty tree, as
 * C2SP tlog-witness has it. @throws NotVerified
 */
export function verifyConsistency(from: TreeHead, to: TreeHead, proof: readonly Hash[]): void {
  if (from.size > to.size)
    throw new NotVerified(`The tree has shrunk from ${from.size} entries to ${to.size}.`);
  if (from.size === 0 || from.size === to.size) return verifyTrivial(from, to, proof);
  const isPower = splitOf(from.size + 1) === from.size;
  const [first, ...rest] = isPower ? [from.root, ...proof] : proof;
  if (first === undefined) throw new NotVerified('The proof of consistency is empty.');
  const { before, after } = follow(first, rest, from.size - 1, to.size - 1);
  if (!before.equals(from.root)) throw new NotVerified('The proof of consistency begins with another tree.');
  if (!after.equals(to.root)) throw new NotVerified('The proof of consistency leads to another tree.');
}

function verifyTrivial(from: TreeHead, to: TreeHead, proof: readonly Hash[]): void {
  if (proof.length > 0) throw new NotVerified('The proof of consistency is too long.');
  const expected = from.size === 0 ? EMPTY_ROOT : to.root;
  if (!from.root.equals(expected))
    throw new NotVerified(`There are two different trees of ${from.size} entries.`);
}

function follow(
  first: Hash,
  rest: readonly Hash[],
  from: number,
  to: number,
): { readonly before: Hash; readonly after: Hash } {
  let [before, after, old, last] = [first, first, from, to];
  const up = (): void => void ([old, last] = [Math.floor(old / 2), Math.floor(last / 2)]);
  while (old % 2 === 1) up();
  for (const beside of rest) {
    if (last === 0) throw new NotVerified('The proof of consistency is too long.');
    if (old % 2 === 1 || old === last) {
      [before, after] = [nodeHash(beside, before), nodeHash(beside, after)];
      while (old % 2 === 0 && old !== 0) up();
    } else {
      after = nodeHash(after, beside);
    }
    up();
  }
  if (last !== 0) throw new NotVerified('The proof of consistency is too short.');
  return { before, after };
}
