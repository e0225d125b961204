import { type Hash, nodeHash, type Subtree, type SubtreeHashes } from '#transparency-log';

/** Levels of the tree in a tile: the hashes of others are made of those below. */
const TILE_HEIGHT = 8;

/** So many hashes are remembered at most: proofs of neighbours have most of theirs in common. */
const MOST_HASHES = 100_000;

/** The same hashes; each that has to be made is made once, of those below it. */
export function remembering(read: SubtreeHashes): SubtreeHashes {
  const known = new Map<string, Hash>();
  const hashOf = async ({ level, index }: Subtree): Promise<Hash> => {
    const key = `${level}/${index}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const hash = await made({ level, index });
    if (known.size >= MOST_HASHES) known.clear();
    known.set(key, hash);
    return hash;
  };
  const made = async ({ level, index }: Subtree): Promise<Hash> => {
    if (level % TILE_HEIGHT !== 0)
      return nodeHash(
        await hashOf({ level: level - 1, index: index * 2 }),
        await hashOf({ level: level - 1, index: index * 2 + 1 }),
      );
    const [hash] = await read([{ level, index }]);
    if (hash === undefined) throw new RangeError(`The tree has no subtree ${level}/${index}.`);
    return hash;
  };
  return async (subtrees) => {
    const hashes: Hash[] = [];
    for (const subtree of subtrees) hashes.push(await hashOf(subtree));
    return hashes;
  };
}
