import { generateKeyPairSync, sign } from 'node:crypto';
import { type TlsIdentity } from './server.js';

const SHA256_WITH_ECDSA = '2a8648ce3d040302';
const COMMON_NAME = '550403';
const SUBJECT_ALTERNATIVE_NAME = '551d11';
const BASIC_CONSTRAINTS = '551d13';
const TEN_YEARS = 10 * 365 * 24 * 60 * 60 * 1000;

/** A certificate for this machine, by itself, that clients can take for its own authority (RFC 5280, in DER). */
export function selfSignedCertificate(): TlsIdentity {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const algorithm = sequence(oid(SHA256_WITH_ECDSA));
  const name = sequence(der(0x31, sequence(oid(COMMON_NAME), der(0x0c, Buffer.from('localhost')))));
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    algorithm,
    name,
    sequence(time(Date.now() - 86_400_000), time(Date.now() + TEN_YEARS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(authority(), names())),
  );
  const signature = der(0x03, Buffer.concat([Buffer.of(0), sign('sha256', toBeSigned, privateKey)]));
  const certificate = sequence(toBeSigned, algorithm, signature).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${certificate.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}

const authority = (): Buffer =>
  sequence(oid(BASIC_CONSTRAINTS), der(0x04, sequence(der(0x01, Buffer.of(0xff)))));

function names(): Buffer {
  const localhost = der(0x82, Buffer.from('localhost'));
  const address = der(0x87, Buffer.of(127, 0, 0, 1));
  return sequence(oid(SUBJECT_ALTERNATIVE_NAME), der(0x04, sequence(localhost, address)));
}

const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, Buffer.concat(parts));

/** @param milliseconds since 1970, to be written as YYYYMMDDHHMMSSZ */
const time = (milliseconds: number): Buffer =>
  der(0x18, Buffer.from(new Date(milliseconds).toISOString().replace(/[-:T]|\.\d+/g, '')));

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content]);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.of(tag, 0x80 | bytes.length), bytes, content]);
}
