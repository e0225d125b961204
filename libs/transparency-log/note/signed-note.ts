import { NotVerified } from '../tree/not-verified.js';
import { fromBase64, quoted, toBase64 } from './base64.js';
import { type Signed } from './algorithms.js';
import { isKeyName, type Signer, type Verifier } from './keys.js';

/** One line below a note. */
export interface SignatureLine {
  readonly name: string;
  /** Of the key, in hexadecimal digits. */
  readonly id: string;
  readonly signature: Buffer;
}

/** A text with signatures, which may or may not hold (C2SP signed-note). */
export interface Note {
  /** With its last newline. */
  readonly text: string;
  readonly signatures: readonly SignatureLine[];
}

/** A note of which one signature at least holds. */
export interface VerifiedNote {
  readonly text: string;
  /** Whose signatures hold, each once. */
  readonly verified: readonly (Signed & { readonly verifier: Verifier; readonly line: SignatureLine })[];
}

/** As many as Go's sumdb/note takes. */
const MOST_SIGNATURES = 100;

/** What a note must not contain: control characters other than newline, and halves of characters. */
const FORBIDDEN = /[\x00-\x09\x0b-\x1f\p{Surrogate}]/u;

/** Reads a note, and believes nothing of it. @throws NotVerified */
export function parseNote(note: string): Note {
  const at = note.lastIndexOf('\n\n');
  if (at < 0 || !note.endsWith('\n') || FORBIDDEN.test(note)) throw new NotVerified('The note is malformed.');
  const lines = note.slice(at + 2).split('\n');
  const signatures = lines.slice(0, -1).map(signatureLineFrom);
  if (signatures.length === 0 || signatures.length > MOST_SIGNATURES)
    throw new NotVerified(`A note has 1 to ${MOST_SIGNATURES} signatures, and not ${signatures.length}.`);
  return { text: note.slice(0, at + 1), signatures };
}

/** @throws NotVerified */
export function signatureLineFrom(line: string): SignatureLine {
  const [dash, name = '', base64 = '', ...others] = line.split(' ');
  if (dash !== '—' || !isKeyName(name) || others.length > 0)
    throw new NotVerified(`${quoted(line)} is no signature of a note.`);
  const bytes = fromBase64(base64);
  if (bytes.length < 5) throw new NotVerified(`${quoted(line)} is no signature of a note.`);
  return { name, id: bytes.toString('hex', 0, 4), signature: bytes.subarray(4) };
}

export function signatureLine({ name, id, signature }: SignatureLine): string {
  return `— ${name} ${toBase64(Buffer.concat([Buffer.from(id, 'hex'), signature]))}\n`;
}

export const noteOf = ({ text, signatures }: Note): string =>
  `${text}\n${signatures.map(signatureLine).join('')}`;

/** @param time of cosignatures, in whole seconds since 1970 */
export function signatureOf(text: string, { name, id, sign }: Signer, time?: number): SignatureLine {
  return { name, id, signature: sign(text, time) };
}

/**
 * Reads a note, and checks the signatures of keys that are trusted. Others are passed over, whatever they are.
 * @throws NotVerified if it is malformed, a signature of a trusted key does not hold, or there is none
 */
export function openNote(note: string, trusted: readonly Verifier[]): VerifiedNote {
  const { text, signatures } = parseNote(note);
  const seen = new Set<Verifier>();
  const verified = signatures.flatMap((line) => {
    const verifier = trusted.find(({ name, id }) => name === line.name && id === line.id);
    if (verifier === undefined || seen.has(verifier)) return [];
    seen.add(verifier);
    const signed = verifier.verify(text, line.signature);
    if (signed === undefined)
      throw new NotVerified(`The signature of ${verifier.name}+${verifier.id} does not hold.`);
    return [{ ...signed, verifier, line }];
  });
  if (verified.length === 0) throw new NotVerified('No key that is trusted has signed the note.');
  return { text, verified };
}
