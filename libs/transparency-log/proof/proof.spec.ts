import fc from 'fast-check';
import { COSIGNATURE_ED25519, COSIGNATURE_ML_DSA_44, ED25519 } from '../note/algorithms.js';
import { checkpointText } from '../note/checkpoint-text.js';
import { type Signer, signerOf } from '../note/keys.js';
import { noteOf, signatureOf } from '../note/signed-note.js';
import { rootOf } from '../tree/compact-range.js';
import { type Hash, leafHash } from '../tree/hashes.js';
import { proveInclusion } from '../tree/inclusion.js';
import { NotVerified } from '../tree/not-verified.js';
import { parsePolicy } from './policy.js';
import { entryBundle, hashInTile, parseTilePath, tileOf, tilePath, widthIn } from './tiles.js';
import { parseTlogProof, tlogProofText, verifyTlogProof } from './tlog-proof.js';

const ORIGIN = 'example.com/log';
const log = signerOf(ORIGIN, ED25519, leafHash('log'));
const witnesses = [1, 2, 3].map((n) => signerOf(`w${n}.example`, COSIGNATURE_ED25519, leafHash(`w${n}`)));
const [w1, w2, w3] = witnesses as [Signer, Signer, Signer];
const leaves = Array.from({ length: 300 }, (_, n) => leafHash(`entry ${n}`));
const root = rootOf(leaves);
const read = (subtrees: readonly { level: number; index: number }[]): Promise<Hash[]> =>
  Promise.resolve(
    subtrees.map(({ level, index }) => rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))),
  );

function signedBy(signers: readonly Signer[], origin = ORIGIN): string {
  const text = checkpointText({ origin, size: leaves.length, root });
  return noteOf({ text, signatures: signers.map((signer) => signatureOf(text, signer, 1_700_000_000)) });
}

const WITNESSES = witnesses.map(({ verifierKey }, n) => `witness W${n + 1} ${verifierKey}`).join('\n');
const policyOf = (quorum: string): string => `log ${log.verifierKey}\n${WITNESSES}\n${quorum}\n`;
const leafAt = (index: number): Hash => leaves[index] ?? root;

async function proofWith(checkpoint: string, index = 42): Promise<string> {
  return tlogProofText({ index, proof: await proveInclusion(index, leaves.length, read), checkpoint });
}

describe('a proof to be checked away from the log', () => {
  it('is read as it was written', async () => {
    const proof = {
      index: 42,
      proof: await proveInclusion(42, leaves.length, read),
      checkpoint: signedBy([log]),
    };
    expect(parseTlogProof(tlogProofText(proof))).toEqual(proof);
    const more = { ...proof, extra: Buffer.from('more') };
    expect(parseTlogProof(tlogProofText(more))).toEqual(more);
    expect(tlogProofText(more).split('\n').slice(0, 3)).toEqual([
      'c2sp.org/tlog-proof@v1',
      'extra bW9yZQ==',
      'index 42',
    ]);
  });

  it('holds with enough witnesses', async () => {
    const policy = parsePolicy(policyOf('group two 2 W1 W2 W3\nquorum two'));
    const trusted = verifyTlogProof(await proofWith(signedBy([log, w1, w3])), leafAt(42), policy);
    expect(trusted).toMatchObject({ index: 42, checkpoint: { origin: ORIGIN, size: 300 } });
    expect(trusted.cosigned).toEqual([
      { name: 'W1', time: 1_700_000_000 },
      { name: 'W3', time: 1_700_000_000 },
    ]);
  });

  it.each<[string, () => Promise<string>, string]>([
    ['too few witnesses', () => proofWith(signedBy([log, w2])), 'Too few witnesses'],
    ['no signature of the log', () => proofWith(signedBy([w1, w2])), 'No log that is trusted'],
    [
      'a checkpoint signed with another key',
      () => proofWith(signedBy([signerOf(ORIGIN, ED25519, leafHash('thief')), w1, w2])),
      'No log that is trusted',
    ],
    ['the name of another log', () => proofWith(signedBy([log, w1, w2], 'other')), 'a checkpoint of "other"'],
    ['another entry', () => proofWith(signedBy([log, w1, w2]), 43), 'leads to another root'],
    [
      'a hash too few',
      async () => (await proofWith(signedBy([log, w1, w2]))).replace(/\n[^\n]{44}\n/, '\n'),
      'too short',
    ],
    ['another version', async () => (await proofWith(signedBy([log]))).replace('@v1', '@v2'), '@v1'],
    ['no index', async () => (await proofWith(signedBy([log]))).replace('index', 'place'), 'index'],
  ])('does not hold with %s', async (_, proof, why) => {
    const policy = parsePolicy(policyOf('group two 2 W1 W2 W3\nquorum two'));
    const text = await proof();
    expect(() => verifyTlogProof(text, leafAt(42), policy)).toThrow(NotVerified);
    expect(() => verifyTlogProof(text, leafAt(42), policy)).toThrow(why);
  });
});

describe('a policy', () => {
  it('may have groups of groups, as the specification shows', () => {
    const groups = 'group X 2 W1 W2\ngroup Y any W3\ngroup both all X Y\n\t quorum  both ';
    const { isQuorum } = parsePolicy(`# ours\n${policyOf(groups)}`);
    expect(isQuorum(new Set(['W1', 'W2', 'W3']))).toBe(true);
    expect(isQuorum(new Set(['W1', 'W2']))).toBe(false);
  });

  it('may do without witnesses', () => {
    expect(parsePolicy('quorum none').isQuorum(new Set())).toBe(true);
    expect(parsePolicy(policyOf('quorum W2')).isQuorum(new Set(['W1']))).toBe(false);
  });

  it('takes keys of ML-DSA-44, and addresses', () => {
    const { verifierKey } = signerOf('pq.example', COSIGNATURE_ML_DSA_44, leafHash('pq'));
    const policy = parsePolicy(`witness PQ ${verifierKey} https://pq.example/\nquorum PQ`);
    expect(policy.witnesses[0]).toMatchObject({ name: 'PQ', url: 'https://pq.example/' });
  });

  it.each([
    ['no quorum', policyOf('')],
    ['two quorums', policyOf('quorum W1\nquorum W2')],
    ['a quorum that is defined later', `quorum W1\n${WITNESSES}`],
    [
      'a name twice',
      policyOf(`witness W1 ${signerOf('x', COSIGNATURE_ED25519, root).verifierKey}\nquorum W1`),
    ],
    ['a key twice', policyOf(`witness W4 ${w1.verifierKey}\nquorum W1`)],
    ['a witness called none', `witness none ${w1.verifierKey}\nquorum none`],
    ["a log's key for a witness", `witness W1 ${log.verifierKey}\nquorum W1`],
    ['a member of two groups', policyOf('group a any W1 W2\ngroup b any W1\nquorum a')],
    ['a group that needs more than it has', policyOf('group a 3 W1 W2\nquorum a')],
    ['a group that needs nothing', policyOf('group a 0 W1 W2\nquorum a')],
    ['a word nobody knows', policyOf('allow W1\nquorum W1')],
    ['a word too many', policyOf('quorum W1 W2')],
    ['control characters', policyOf('quorum W1\r')],
    ['no key', 'log example.com/log\nquorum none'],
  ])('with %s is refused', (_, text) => {
    expect(() => parsePolicy(text)).toThrow(NotVerified);
  });
});

describe('tiles', () => {
  it.each([
    ['0/001', { level: 0, index: 1, width: 256 }],
    ['0/001.p/5', { level: 0, index: 1, width: 5 }],
    ['5/x123/x456/078', { level: 5, index: 123_456_078, width: 256 }],
    ['entries/x003/x057/500.p/255', { level: 'entries', index: 3_057_500, width: 255 }],
  ])('are named %s', (path, tile) => {
    expect(parseTilePath(path)).toEqual(tile);
    expect(tilePath(tile as Parameters<typeof tilePath>[0])).toBe(path);
  });

  it.each([
    '5/123/456/078',
    '-1/001',
    '64/001',
    '00/001',
    '0/1',
    '0/x001',
    '0/x000/001',
    '0/001.p/256',
    '0/001.p/0',
  ])('are not named %s', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });

  it('are as wide as the specification says', () => {
    // A tree of 70,000: 273 full tiles and one of 112 hashes, one full and one of 17, one of 1.
    const widths = (level: number): number[] => {
      const all = Array.from({ length: 300 }, (_, index) => widthIn(70_000, level, index));
      return all.filter((width) => width > 0);
    };
    expect(widths(0)).toEqual([...Array<number>(273).fill(256), 112]);
    expect(widths(1)).toEqual([256, 17]);
    expect(widths(2)).toEqual([1]);
    expect(widths(3)).toEqual([]);
    expect([widthIn(256, 0, 0), widthIn(256, 1, 0)]).toEqual([256, 1]);
  });

  it('hold the hash of any subtree', () => {
    const subtrees = fc.record({ level: fc.nat({ max: 7 }), at: fc.nat() });
    fc.assert(
      fc.property(subtrees, ({ level, at }) => {
        const index = at % Math.floor(leaves.length / 2 ** level);
        const { level: tileLevel, index: tile, first, count } = tileOf({ level, index });
        expect(tileLevel).toBe(0);
        const hashes = Buffer.concat(leaves.slice(tile * 256, tile * 256 + widthIn(leaves.length, 0, tile)));
        const expected = rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));
        expect(hashInTile(hashes, first, count)).toEqual(expected);
      }),
    );
    expect(tileOf({ level: 9, index: 130 })).toEqual({ level: 1, index: 1, first: 4, count: 2 });
  });

  it('have bundles of their entries beside them', () => {
    expect(entryBundle([Buffer.from('ab'), Buffer.alloc(0)])).toEqual(Buffer.from([0, 2, 97, 98, 0, 0]));
    expect(entryBundle([Buffer.alloc(65_536)])).toBeUndefined();
  });
});
