import fc from 'fast-check';
import { NotVerified } from '../tree/not-verified.js';
import { rootOf } from '../tree/compact-range.js';
import { leafHash } from '../tree/hashes.js';
import { ALGORITHMS, COSIGNATURE_ED25519, COSIGNATURE_ML_DSA_44, ED25519 } from './algorithms.js';
import { checkpointText, parseCheckpoint } from './checkpoint-text.js';
import { signerFrom, signerOf, verifierFrom } from './keys.js';
import { noteOf, openNote, parseNote, signatureLineFrom, signatureOf } from './signed-note.js';

// The keys, the text and the signatures with which Go's sumdb/note is tested (BSD licence).
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETERS = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const ENOCH = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const BY_PETER =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const BY_ENOCH =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';

const peter = verifierFrom(PETER);
const enoch = verifierFrom(ENOCH);

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

describe('keys of signed notes', () => {
  it('are read as Go writes them, and written so', () => {
    expect(peter).toMatchObject({ name: 'PeterNeumann', id: 'c74f20a3', verifierKey: PETER });
    const signer = signerFrom(PETERS);
    expect(signer).toMatchObject({ verifierKey: PETER, privateKey: PETERS });
  });

  it('that are mangled are no keys', () => {
    for (let from = 0; from <= PETER.length; from += 1)
      for (const part of [PETER.slice(from + 1), PETER.slice(0, from)])
        if (part !== PETER) expect(() => verifierFrom(part)).toThrow(NotVerified);
    for (let at = 0; at < PETER.length; at += 1) {
      const changed = Buffer.from(PETER);
      changed.writeUInt8(changed.readUInt8(at) + 1, at);
      expect(() => verifierFrom(changed.toString())).toThrow(NotVerified);
      expect(() => signerFrom(PETERS.slice(0, at))).toThrow(NotVerified);
    }
  });

  it.each([
    ['of a wrong length', 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='],
    ['of an unknown algorithm', 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
  ])('%s are refused', (_, key) => {
    expect(() => verifierFrom(key)).toThrow(NotVerified);
  });

  // RFC 8032, section 7.1, tests 1 and 2.
  it.each([
    [
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '\x72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
  ])('check signatures of Ed25519 as RFC 8032 has them: %s', (key, text, signature) => {
    const verify = ED25519.verifier(hex(key));
    expect(verify({ text, name: 'anybody' }, hex(signature))).toEqual({});
    expect(verify({ text: `${text}!`, name: 'anybody' }, hex(signature))).toBeUndefined();
  });
});

describe('a signed note', () => {
  it('is signed as Go signs it', () => {
    const note = noteOf({ text: TEXT, signatures: [signatureOf(TEXT, signerFrom(PETERS))] });
    expect(note).toBe(`${TEXT}\n${BY_PETER}`);
  });

  it('is believed if one key that is trusted has signed it, whoever else did', () => {
    const note = `${TEXT}\n${BY_PETER}${BY_ENOCH}`;
    expect(openNote(note, [peter]).verified.map(({ verifier }) => verifier)).toEqual([peter]);
    expect(openNote(note, [enoch, peter]).verified.map(({ verifier }) => verifier)).toEqual([peter, enoch]);
    expect(() => openNote(note, [])).toThrow('No key that is trusted');
    expect(openNote(`${TEXT}\n${BY_PETER}${BY_PETER}`, [peter]).verified).toHaveLength(1);
  });

  it('is not believed if a signature of a trusted key does not hold, whoever else signed', () => {
    const forged = `${TEXT}\n${BY_PETER.replace('ZJku', 'ZJkv')}${BY_ENOCH}`;
    expect(() => openNote(forged, [peter, enoch])).toThrow('PeterNeumann+c74f20a3 does not hold');
    expect(openNote(forged, [enoch]).verified).toHaveLength(1);
    const resigned = `${TEXT}\n${BY_ENOCH.replace('EnochRoot rwz+eB', 'PeterNeumann x08gox')}`;
    expect(() => openNote(resigned, [peter])).toThrow('PeterNeumann+c74f20a3 does not hold');
  });

  it.each([
    ['without signatures', TEXT],
    ['with nothing below the empty line', `${TEXT}\n`],
    ['that is cut off', `${TEXT}\n${BY_PETER.slice(0, -1)}`],
    ['with control characters', `\x01${TEXT}\n${BY_PETER}`],
    ['with half a character', `\ud800${TEXT}\n${BY_PETER}`],
    ['with a name that is none', `${TEXT}\n${BY_PETER.replace('PeterNeumann', 'Bad Name')}`],
    ['with a line that is no signature', `${TEXT}\n${BY_PETER}Unexpected line.\n`],
    ['with base64 that nobody would write', `${TEXT}\n${BY_PETER.replace('AM=', 'AN=')}`],
    ['with too many signatures', `${TEXT}\n${BY_PETER.repeat(101)}`],
  ])('%s is malformed', (_, note) => {
    expect(() => openNote(note, [peter])).toThrow(NotVerified);
  });

  it('may hold empty lines', () => {
    expect(parseNote(`one\n\ntwo\n\n${BY_PETER}`).text).toBe('one\n\ntwo\n');
  });
});

const checkpoint = { origin: 'example.com/log', size: 3, root: rootOf(['a', 'b', 'c'].map(leafHash)) };

describe('a checkpoint', () => {
  it('is written and read as the specification shows it', () => {
    const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    expect(parseCheckpoint(text)).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163 });
    expect(checkpointText(parseCheckpoint(text))).toBe(text);
  });

  it('keeps its extension lines', () => {
    const text = `${checkpointText(checkpoint)}more\n`;
    expect(checkpointText(parseCheckpoint(text))).toBe(text);
  });

  it.each([
    ['\n3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'],
    ['log\n03\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'],
    ['log\n-3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'],
    ['log\n3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n'],
    ['log\n3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\nmore\n'],
    ['log\n3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='],
    ['log\n3\n'],
  ])('is not %j', (text) => {
    expect(() => parseCheckpoint(text)).toThrow(NotVerified);
  });
});

describe('cosignatures', () => {
  const text = checkpointText(checkpoint);
  const seed = leafHash('seed');

  it.each([
    ['Ed25519', COSIGNATURE_ED25519],
    ['ML-DSA-44', COSIGNATURE_ML_DSA_44],
  ])('by %s say when they were made, and of what', (_, algorithm) => {
    const witness = signerOf('witness.example/w1', algorithm, seed);
    const note = noteOf({ text, signatures: [signatureOf(text, witness, 1_679_315_147)] });
    const trusted = verifierFrom(witness.verifierKey);
    expect(openNote(note, [trusted]).verified[0]?.time).toBe(1_679_315_147);
    expect(() => openNote(note.replace('log\n3', 'log\n4'), [trusted])).toThrow('does not hold');
    const [line] = parseNote(note).signatures;
    const later = Buffer.from(line?.signature ?? []);
    later.writeUInt8(1 + later.readUInt8(7), 7);
    expect(trusted.verify(text, later)).toBeUndefined();
    expect(trusted.verify(text, later.subarray(0, -1))).toBeUndefined();
  });

  it('by Ed25519 are of the message that the specification shows', () => {
    const witness = signerOf('w', COSIGNATURE_ED25519, seed);
    const signature = witness.sign(text, 7).subarray(8);
    const plain = ED25519.verifier(witness.publicKey);
    expect(plain({ text: `cosignature/v1\ntime 7\n${text}`, name: 'w' }, signature)).toEqual({});
  });

  it('by ML-DSA-44 are of one witness only', () => {
    const [one, other] = ['w1', 'w2'].map((name) => signerOf(name, COSIGNATURE_ML_DSA_44, seed));
    expect(other?.verify(text, one?.sign(text, 7) ?? Buffer.alloc(0))).toBeUndefined();
  });
});

describe('whatever is read', () => {
  it('is understood, or refused by name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.string(), (text, at, inserted) => {
        const good = `${TEXT}\n${BY_PETER}`;
        const place = at % good.length;
        for (const note of [text, good.slice(0, place) + inserted + good.slice(place + inserted.length)])
          try {
            openNote(note, [peter]);
            expect(note.startsWith(TEXT)).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(NotVerified);
          }
        for (const read of [verifierFrom, signerFrom, parseCheckpoint, signatureLineFrom])
          try {
            read(text);
          } catch (error) {
            expect(error).toBeInstanceOf(NotVerified);
          }
      }),
    );
    expect(ALGORITHMS).toHaveLength(3);
  });
});
