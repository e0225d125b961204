import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { CompactRange, rootOf } from './compact-range.js';
import { proveConsistency, verifyConsistency } from './consistency.js';
import { EMPTY_ROOT, type Hash, leafHash } from './hashes.js';
import { proveInclusion, verifyInclusion } from './inclusion.js';
import { NotVerified } from './not-verified.js';
import { type SubtreeHashes } from './subtrees.js';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const base64 = (text: string): Buffer => Buffer.from(text, 'base64');

/** The hashes of subtrees from the definition of a tree, leaf by leaf. */
const reading =
  (leaves: readonly Hash[]): SubtreeHashes =>
  (subtrees) =>
    Promise.resolve(
      subtrees.map(({ level, index }) => rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))),
    );

// The leaves, roots and proofs with which implementations of RFC 6962 and RFC 9162 are tested: those of Certificate
// Transparency's own C++ and of transparency-dev/merkle.
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((entry) => leafHash(hex(entry)));
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
].map(hex);
const [P01, P23, P03, P45, P47, L4] = [
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
];
const P67 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const L1 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';

const root = (size: number): Hash => ROOTS[size] ?? EMPTY_ROOT;

describe('a tree', () => {
  it.each(ROOTS.map((_, size) => size))('of %i entries has the published root', (size) => {
    expect(rootOf(LEAVES.slice(0, size))).toEqual(root(size));
  });

  it.each<[index: number, size: number, proof: (string | undefined)[]]>([
    [0, 8, [L1, P23, P47]],
    [5, 8, [L4, P67, P03]],
    [0, 1, []],
  ])('proves entry %i of %i as published', async (index, size, expected) => {
    const proof = await proveInclusion(index, size, reading(LEAVES));
    expect(proof.map((hash) => hash.toString('hex'))).toEqual(expected);
  });

  it.each<[from: number, to: number, proof: (string | undefined)[]]>([
    [1, 1, []],
    [1, 8, [L1, P23, P47]],
    [6, 8, [P45, P67, P03]],
    [2, 5, [P23, L4]],
    [0, 5, []],
  ])('proves that it grew from %i to %i as published', async (from, to, expected) => {
    const proof = await proveConsistency(from, to, reading(LEAVES));
    expect(proof.map((hash) => hash.toString('hex'))).toEqual(expected);
    expect(P01).toBe(root(2).toString('hex'));
    verifyConsistency({ size: from, root: root(from) }, { size: to, root: root(to) }, proof);
  });

  it('has no proof of what it does not have', async () => {
    await expect(proveInclusion(8, 8, reading(LEAVES))).rejects.toThrow(RangeError);
    await expect(proveInclusion(-1, 8, reading(LEAVES))).rejects.toThrow(RangeError);
    await expect(proveConsistency(8, 7, reading(LEAVES))).rejects.toThrow(RangeError);
  });

  it('goes on from where it was', () => {
    const before = new CompactRange();
    for (const leaf of LEAVES.slice(0, 7)) before.append(leaf);
    const after = new CompactRange(before.size, before.hashes);
    after.append(LEAVES[7] ?? EMPTY_ROOT);
    expect(after.root()).toEqual(root(8));
    expect(() => new CompactRange(7, before.hashes.slice(1))).toThrow(RangeError);
  });
});

/** Trees of some size, and two numbers below it. */
const trees = fc.integer({ min: 1, max: 70 }).chain((size) =>
  fc.record({
    leaves: fc.constant(Array.from({ length: size }, (_, n) => leafHash(`leaf ${n}`))),
    index: fc.nat({ max: size - 1 }),
    from: fc.nat({ max: size }),
  }),
);

/** What somebody may have done to a proof: a bit turned, a hash left out, one too many, two in each other's place. */
function forgeries(proof: readonly Hash[], at: number): readonly (readonly Hash[])[] {
  const extended = [
    [...proof, leafHash('more')],
    [leafHash('more'), ...proof],
  ];
  const hash = proof[at % Math.max(1, proof.length)];
  if (hash === undefined) return extended;
  const turned = Buffer.from(hash);
  turned.writeUInt8(turned.readUInt8(at % 32) ^ (1 << (at % 8)), at % 32);
  const changed = proof.map((one) => (one === hash ? turned : one));
  const swapped = proof.length > 1 ? [[...proof.slice(1), ...proof.slice(0, 1)]] : [];
  return [...extended, proof.slice(1), proof.slice(0, -1), changed, ...swapped];
}

describe('proofs', () => {
  it('of inclusion hold, and none that was tampered with', async () => {
    await fc.assert(
      fc.asyncProperty(trees, fc.nat(), async ({ leaves, index }, at) => {
        const size = leaves.length;
        const leaf = leaves[index] ?? EMPTY_ROOT;
        const proof = await proveInclusion(index, size, reading(leaves));
        const claim = { index, size, leaf, root: rootOf(leaves), proof };
        verifyInclusion(claim);
        for (const forged of [
          ...forgeries(proof, at).map((changed) => ({ ...claim, proof: changed })),
          { ...claim, leaf: leafHash('another') },
          { ...claim, root: leafHash('another') },
          { ...claim, index: index + 1 },
          { ...claim, index: -1 },
          { ...claim, index: size },
        ])
          expect(() => verifyInclusion(forged)).toThrow(NotVerified);
      }),
    );
  });

  it('of consistency hold, and none that was tampered with', async () => {
    await fc.assert(
      fc.asyncProperty(trees, fc.nat(), async ({ leaves, from }, at) => {
        const before = { size: from, root: rootOf(leaves.slice(0, from)) };
        const after = { size: leaves.length, root: rootOf(leaves) };
        const proof = await proveConsistency(from, leaves.length, reading(leaves));
        verifyConsistency(before, after, proof);
        for (const forged of forgeries(proof, at))
          expect(() => verifyConsistency(before, after, forged)).toThrow(NotVerified);
        const another = { size: from, root: leafHash('another') };
        expect(() => verifyConsistency(another, after, proof)).toThrow(NotVerified);
        if (from > 0)
          expect(() => verifyConsistency(before, { ...after, root: another.root }, proof)).toThrow(
            NotVerified,
          );
        if (from < after.size) expect(() => verifyConsistency(after, before, proof)).toThrow('shrunk');
      }),
    );
  });
});

// What Google's log Argon 2020 answered, as Go's sumdb/tlog has it in its testdata (BSD licence).
const ARGON = JSON.parse(readFileSync(new URL('./argon2020.json', import.meta.url), 'utf8')) as {
  readonly entry: string;
  readonly inclusion: string[];
  readonly consistency: string[];
};

describe('proofs of a log of certificates', () => {
  const argon = { size: 961984013, root: base64('dwlueapdd7LaOEnX2W2Wp9v2XE+KzejHRQGHwEx0oaM=') };

  it('of inclusion hold', () => {
    const leaf = leafHash(base64(ARGON.entry));
    verifyInclusion({ ...argon, index: 10_000, leaf, proof: ARGON.inclusion.map(base64) });
  });

  it('of consistency hold', () => {
    const before = { size: 3654490, root: base64('AuIZ5V6sDUj1vn3Y1K85oOaQ7y+FJJKtyRTl1edIKBQ=') };
    verifyConsistency(before, argon, ARGON.consistency.map(base64));
  });
});
