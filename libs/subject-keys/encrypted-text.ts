import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A text as it is stored: nonce, ciphertext and tag in one, in base 64. */
export type EncryptedText = {
  /** The version of this encoding. */
  readonly encrypted: 1;
  /** The id of the key that opens it. */
  readonly key: string;
} & ({ readonly text: string } | { readonly name: string });

export function isEncrypted(value: unknown): value is EncryptedText {
  if (typeof value !== 'object' || value === null) return false;
  const { encrypted, key, text, name } = value as Readonly<Record<string, unknown>>;
  return encrypted === 1 && typeof key === 'string' && typeof (text ?? name) === 'string';
}

/**
 * Encrypts by AES-256-GCM (NIST SP 800-38D), with a random nonce of 96 bits: the text as JSON writes it, in which
 * there is no character that UTF-8 lacks.
 * @param place associated data: decrypts only with the same
 */
export function encrypt(text: string, secret: Uint8Array, place: string): string {
  const nonce = randomNonce();
  const cipher = createCipheriv(ALGORITHM, secret, nonce);
  cipher.setAAD(Buffer.from(place));
  const ciphertext = cipher.update(JSON.stringify(text), 'utf8');
  cipher.final();
  return Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]).toString('base64');
}

/** @throws Error for what was changed, or was encrypted with another key or in another place */
export function decrypt(encrypted: string, secret: Uint8Array, place: string): string {
  const bytes = Buffer.from(encrypted, 'base64');
  const end = bytes.length - TAG_BYTES;
  const decipher = createDecipheriv(ALGORITHM, secret, bytes.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(end));
  const json = decipher.update(bytes.subarray(NONCE_BYTES, end), undefined, 'utf8') + decipher.final('utf8');
  return JSON.parse(json) as string;
}

/** Random bytes are drawn for many nonces at a time: a call costs as much as they do. */
const pool = Buffer.alloc(NONCE_BYTES * 512);
let drawn = pool.length;

function randomNonce(): Buffer {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += NONCE_BYTES;
  return Buffer.from(pool.subarray(drawn - NONCE_BYTES, drawn));
}
