import { fromBase64, hashFromBase64, numberFrom, quoted, toBase64 } from '../note/base64.js';
import { type Hash } from '../tree/hashes.js';
import { verifyInclusion } from '../tree/inclusion.js';
import { NotVerified } from '../tree/not-verified.js';
import { type Policy, type Trusted, verifyCheckpoint } from './policy.js';

/** That a log has an entry, to be checked away from it (C2SP tlog-proof). */
export interface TlogProof {
  readonly index: number;
  /** From the leaf's sibling upwards. */
  readonly proof: readonly Hash[];
  /** A signed note. */
  readonly checkpoint: string;
  /** Of an application; nothing vouches for it. */
  readonly extra?: Buffer;
}

const VERSION = 'c2sp.org/tlog-proof@v1';

/** The file's content. */
export function tlogProofText({ index, proof, checkpoint, extra }: TlogProof): string {
  const lines = [
    VERSION,
    ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...proof.map(toBase64),
    '',
  ];
  return `${lines.join('\n')}\n${checkpoint}`;
}

/** @throws NotVerified */
export function parseTlogProof(text: string): TlogProof {
  const end = text.indexOf('\n\n');
  const [version, ...lines] = text.slice(0, Math.max(0, end)).split('\n');
  if (version !== VERSION) throw new NotVerified(`The proof does not begin with ${VERSION}.`);
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()?.slice(6) ?? '') : undefined;
  const [index = '', ...hashes] = lines;
  if (!index.startsWith('index ')) throw new NotVerified(`${quoted(index)} is not the index of an entry.`);
  return {
    index: numberFrom(index.slice(6)),
    proof: hashes.map(hashFromBase64),
    checkpoint: text.slice(end + 2),
    ...(extra !== undefined && { extra }),
  };
}

/** Checks that a log which the policy trusts has the entry with this leaf hash. @throws NotVerified */
export function verifyTlogProof(text: string, leaf: Hash, policy: Policy): Trusted & { index: number } {
  const { index, proof, checkpoint } = parseTlogProof(text);
  const trusted = verifyCheckpoint(checkpoint, policy);
  verifyInclusion({ ...trusted.checkpoint, index, leaf, proof });
  return { ...trusted, index };
}
