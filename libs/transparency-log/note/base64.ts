import { HASH_BYTES, type Hash } from '../tree/hashes.js';
import { NotVerified } from '../tree/not-verified.js';

/** Reads standard base64 (RFC 4648, section 4) that is written as one would write it. @throws NotVerified */
export function fromBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (text === '' || bytes.toString('base64') !== text)
    throw new NotVerified(`${quoted(text)} is no base64.`);
  return bytes;
}

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** @throws NotVerified unless it is the base64 of a hash */
export function hashFromBase64(text: string): Hash {
  const bytes = fromBase64(text);
  if (bytes.length !== HASH_BYTES) throw new NotVerified(`${quoted(text)} is no hash.`);
  return bytes;
}

/** Reads a whole number from 0 as C2SP formats write it: in decimal digits, without zeroes in front. @throws NotVerified */
export function numberFrom(text: string): number {
  const number = Number(text);
  if (!/^(0|[1-9]\d{0,15})$/.test(text) || !Number.isSafeInteger(number))
    throw new NotVerified(`${quoted(text)} is no number of entries.`);
  return number;
}

/** As much of a text as a message may hold. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
