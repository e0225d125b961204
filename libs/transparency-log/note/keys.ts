import { createHash } from 'node:crypto';
import { NotVerified } from '../tree/not-verified.js';
import { ALGORITHMS, type Algorithm, type Signed } from './algorithms.js';
import { fromBase64, quoted, toBase64 } from './base64.js';

/** Checks the signatures of one key (C2SP signed-note). */
export interface Verifier {
  readonly name: string;
  /** The first four bytes of the key's hash, in hexadecimal digits: with the name, it says which key it is. */
  readonly id: string;
  readonly algorithm: Algorithm;
  readonly publicKey: Buffer;
  /** The key as it is published: `name+id+base64`. */
  readonly verifierKey: string;
  /** Undefined where it does not hold. @param text of a note, with its last newline */
  verify(text: string, signature: Buffer): Signed | undefined;
}

/** Signs in the name of one key. */
export interface Signer extends Verifier {
  /** The key as it is stored, and told to nobody: `PRIVATE+KEY+name+id+base64`. */
  readonly privateKey: string;
  /** @param time of a cosignature, in whole seconds since 1970 */
  sign(text: string, time?: number): Buffer;
  /** The same key under another name. */
  as(name: string): Signer;
}

const NAME = /^[^\s+\p{Cc}\p{Surrogate}]+$/u;

export const isKeyName = (name: string): boolean => NAME.test(name);

/** Reads a key as it is published (C2SP signed-note, verifier keys). @throws NotVerified */
export function verifierFrom(verifierKey: string): Verifier {
  const [, name = '', id = '', key = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(verifierKey) ?? [];
  const { algorithm, rest } = typed(name, key, verifierKey);
  const verifier = verifierOf(name, algorithm, rest);
  if (verifier.id !== id) throw new NotVerified(`The key ${quoted(verifierKey)} does not have the id ${id}.`);
  return verifier;
}

/** Reads a key as it is stored, in the format of Go's sumdb/note. @throws NotVerified: nothing is quoted */
export function signerFrom(privateKey: string): Signer {
  const [, name = '', id = '', key = ''] =
    /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(privateKey) ?? [];
  const bytes = Buffer.from(key, 'base64');
  const algorithm = ALGORITHMS.find(({ type }) => type === bytes[0]);
  if (algorithm === undefined || bytes.length !== 33 || toBase64(bytes) !== key || !isKeyName(name))
    throw new NotVerified('What should be a private key of a signed note is none.');
  const signer = signerOf(name, algorithm, bytes.subarray(1));
  if (signer.id !== id) throw new NotVerified(`The private key of ${name} does not have the id ${id}.`);
  return signer;
}

/** @param seed 32 random bytes, the private key itself */
export function signerOf(name: string, algorithm: Algorithm, seed: Buffer): Signer {
  if (!isKeyName(name)) throw new NotVerified(`${quoted(name)} cannot be the name of a key.`);
  const { publicKey, sign } = algorithm.keyPair(seed);
  const verifier = verifierOf(name, algorithm, publicKey);
  const privateKey = `PRIVATE+KEY+${name}+${verifier.id}+${encoded(algorithm, seed)}`;
  return {
    ...verifier,
    privateKey,
    sign: (text, time = 0) => sign({ text, name, time }),
    as: (other) => signerOf(other, algorithm, seed),
  };
}

function verifierOf(name: string, algorithm: Algorithm, publicKey: Buffer): Verifier {
  const typedKey = Buffer.concat([Buffer.of(algorithm.type), publicKey]);
  const hash = createHash('sha256').update(`${name}\n`).update(typedKey).digest();
  const id = hash.toString('hex', 0, 4);
  const verify = algorithm.verifier(publicKey);
  return {
    name,
    id,
    algorithm,
    publicKey,
    verifierKey: `${name}+${id}+${toBase64(typedKey)}`,
    verify: (text, signature) => verify({ text, name }, signature),
  };
}

function typed(name: string, key: string, whole: string): { algorithm: Algorithm; rest: Buffer } {
  const bytes = key === '' ? Buffer.alloc(0) : fromBase64(key);
  const algorithm = ALGORITHMS.find(({ type }) => type === bytes[0]);
  if (!isKeyName(name) || algorithm === undefined || bytes.length !== 1 + algorithm.publicKeyBytes)
    throw new NotVerified(`${quoted(whole)} is no key of a signed note that can be used here.`);
  return { algorithm, rest: bytes.subarray(1) };
}

const encoded = (algorithm: Algorithm, key: Buffer): string =>
  toBase64(Buffer.concat([Buffer.of(algorithm.type), key]));
