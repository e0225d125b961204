import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';
import { NotVerified } from '../tree/not-verified.js';
import { parseCheckpoint } from './checkpoint-text.js';

/** What a signature says, once it holds. */
export interface Signed {
  /** When it was made, in seconds since 1970: of a cosignature. */
  readonly time?: number;
}

/** What is signed: the text of a note; and for a cosignature, by whom, and when (seconds since 1970). */
interface Message {
  readonly text: string;
  readonly name: string;
  readonly time: number;
}

/** A kind of signature, by the byte that C2SP signed-note assigns to it. */
export interface Algorithm {
  readonly type: number;
  readonly publicKeyBytes: number;
  keyPair(seed: Buffer): { readonly publicKey: Buffer; readonly sign: (message: Message) => Buffer };
  /** The check with one key: undefined where a signature does not hold. */
  verifier(publicKey: Buffer): (message: Omit<Message, 'time'>, signature: Buffer) => Signed | undefined;
}

/** A signature scheme by itself: bytes, and signatures of them. */
interface Scheme {
  readonly publicKeyBytes: number;
  readonly signatureBytes: number;
  keyPair(seed: Buffer): { readonly publicKey: Buffer; readonly sign: (message: Buffer) => Buffer };
  verify(publicKey: Buffer, message: Buffer, signature: Buffer): boolean;
}

// What goes before a raw key of Ed25519 in the encodings that Node takes (RFC 8410).
const PRIVATE_KEY = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_KEY = Buffer.from('302a300506032b6570032100', 'hex');

const ed25519Scheme: Scheme = {
  publicKeyBytes: 32,
  signatureBytes: 64,
  keyPair: (seed) => {
    const key = createPrivateKey({ key: Buffer.concat([PRIVATE_KEY, seed]), format: 'der', type: 'pkcs8' });
    const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
    return { publicKey, sign: (message) => sign(null, message, key) };
  },
  verify: (publicKey, message, signature) => {
    const key = createPublicKey({ key: Buffer.concat([PUBLIC_KEY, publicKey]), format: 'der', type: 'spki' });
    return verify(null, message, key, signature);
  },
};

const mlDsa44Scheme: Scheme = {
  publicKeyBytes: 1312,
  signatureBytes: 2420,
  keyPair: (seed) => {
    const { publicKey, secretKey } = ml_dsa44.keygen(seed);
    return {
      publicKey: Buffer.from(publicKey),
      sign: (message) => Buffer.from(ml_dsa44.sign(message, secretKey)),
    };
  },
  verify: (publicKey, message, signature) => ml_dsa44.verify(signature, message, publicKey),
};

/** C2SP signed-note, 0x01: Ed25519 over the text. */
export const ED25519: Algorithm = {
  type: 0x01,
  publicKeyBytes: 32,
  keyPair: (seed) => {
    const pair = ed25519Scheme.keyPair(seed);
    return { publicKey: pair.publicKey, sign: ({ text }) => pair.sign(Buffer.from(text)) };
  },
  verifier:
    (publicKey) =>
    ({ text }, signature) =>
      signature.length === ed25519Scheme.signatureBytes &&
      ed25519Scheme.verify(publicKey, Buffer.from(text), signature)
        ? {}
        : undefined,
};

/** Cosignatures begin with the time at which they were made. */
const TIME_BYTES = 8;

function cosignature(type: number, scheme: Scheme, messageOf: (message: Message) => Buffer): Algorithm {
  return {
    type,
    publicKeyBytes: scheme.publicKeyBytes,
    keyPair: (seed) => {
      const pair = scheme.keyPair(seed);
      const made = (message: Message): Buffer =>
        Buffer.concat([uint64(message.time), pair.sign(messageOf(message))]);
      return { publicKey: pair.publicKey, sign: made };
    },
    verifier: (publicKey) => (message, signature) => {
      if (signature.length !== TIME_BYTES + scheme.signatureBytes) return undefined;
      const time = Number(signature.readBigUInt64BE());
      if (!Number.isSafeInteger(time)) return undefined;
      const signed = messageOf({ ...message, time });
      return scheme.verify(publicKey, signed, signature.subarray(TIME_BYTES)) ? { time } : undefined;
    },
  };
}

/** C2SP tlog-cosignature, 0x04: Ed25519, with a time, over a checkpoint. */
export const COSIGNATURE_ED25519: Algorithm = cosignature(0x04, ed25519Scheme, ({ text, time }) =>
  Buffer.from(`cosignature/v1\ntime ${time}\n${text}`),
);

/** C2SP tlog-cosignature, 0x06: ML-DSA-44, which quantum computers do not break; it names who cosigns. */
export const COSIGNATURE_ML_DSA_44: Algorithm = cosignature(0x06, mlDsa44Scheme, ({ text, name, time }) => {
  const { origin, size, root } = parseCheckpoint(text);
  const [cosigner, log] = [shortText(name), shortText(origin)];
  return Buffer.concat([
    Buffer.from('subtree/v1\n\0'),
    cosigner,
    uint64(time),
    log,
    uint64(0),
    uint64(size),
    root,
  ]);
});

export const ALGORITHMS: readonly Algorithm[] = [ED25519, COSIGNATURE_ED25519, COSIGNATURE_ML_DSA_44];

function uint64(number: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(number));
  return bytes;
}

/** With its length in front, in one byte (RFC 8446, section 3.4). */
function shortText(text: string): Buffer {
  const bytes = Buffer.from(text);
  if (bytes.length > 255) throw new NotVerified('A name is too long to be cosigned: more than 255 bytes.');
  return Buffer.concat([Buffer.of(bytes.length), bytes]);
}
