import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HashedEvent, eventHash } from '#event-store';
import {
  COSIGNATURE_ED25519,
  ED25519,
  noteOf,
  parseNote,
  signatureOf,
  type Signer,
  signerOf,
} from '#transparency-log';
import {
  byUs,
  type EventLine,
  type Found,
  GOOD,
  type Line,
  madeIn,
  read,
  verdictOf,
  written,
} from './evidence-harness.js';

const PATIENCE = 60_000;

let folder: string;
let logKey: string;
let bundle: string[];
let older: string[];
let witness: Signer;
let stranger: Signer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-evidence-'));
  ({ older, bundle, logKey } = await madeIn(folder));
  witness = signerOf('witness.example', COSIGNATURE_ED25519, randomBytes(32));
  stranger = signerOf(logKey.split('+')[0] ?? '', ED25519, randomBytes(32));
}, PATIENCE);
afterAll(() => rmSync(folder, { recursive: true }));

const at = (lines: readonly string[], field: string): number =>
  lines.findIndex((line) => field in read(line));
const firstEvent = (): number => at(bundle, 'event');

function changed(field: string, change: (line: Line) => Line, event = 0): string[] {
  const index = at(bundle, field) + event;
  return bundle.map((line, each) => (each === index ? written(change(read(line))) : line));
}

const eventOf = (line: Line): HashedEvent => (line as EventLine).event;
const withMetadata = (line: Line, other: object): HashedEvent => ({
  ...eventOf(line),
  metadata: { ...eventOf(line).metadata, ...other },
});

/** What whoever alters an event would make of it: its own hash is right again. */
function altered(revision: number, change: (event: HashedEvent) => HashedEvent): string[] {
  return changed(
    'event',
    (line) => {
      const event = change(eventOf(line));
      return { ...line, event: { ...event, metadata: { ...event.metadata, hash: eventHash(event) } } };
    },
    revision,
  );
}

const resigned = (signers: readonly Signer[], isKept: boolean): string[] =>
  changed('checkpoint', ({ checkpoint }) => {
    const { text, signatures } = parseNote(String(checkpoint));
    const added = signers.map((signer) => signatureOf(text, signer, 1_700_000_000));
    return { checkpoint: noteOf({ text, signatures: [...(isKept ? signatures : []), ...added] }) };
  });

function swapped(one: number, other: number): string[] {
  const lines = [...bundle];
  [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
  return lines;
}

const policy = (): string =>
  `log ${logKey}\nwitness w ${witness.verifierKey}\nwitness v ${signerOf('v.example', COSIGNATURE_ED25519, Buffer.alloc(32)).verifierKey}\ngroup g 1 w v\nquorum g\n`;

const trusting = (): string => `log ${logKey}\nquorum none\n`;
const verdict = (lines: readonly string[], text = trusting()): Promise<Found> =>
  verdictOf(lines.join(''), text, folder);

describe('an evidence bundle, to three verifiers', () => {
  it.each<[string, () => readonly string[], (() => string)?]>([
    ['as it was made', () => bundle],
    ['as it was made earlier', () => older],
    ['with a cosignature that nobody asks for', () => resigned([witness], true)],
    ['with the cosignatures that a policy asks for', () => resigned([witness], true), policy],
  ])(
    'holds: %s',
    async (...[, lines, text]) => {
      expect(await verdict(lines(), text?.())).toEqual(GOOD);
    },
    PATIENCE,
  );

  it.each<[string, () => readonly string[], string, number | undefined, (() => string)?]>([
    ['an event that is missing', () => bundle.toSpliced(firstEvent() + 3, 1), 'event-missing', 3],
    ['the last event missing', () => bundle.slice(0, -1), 'event-missing', 6],
    [
      'a line that is cut off',
      () => [...bundle.slice(0, -1), bundle.at(-1)?.slice(0, -9) ?? ''],
      'truncated',
      undefined,
    ],
    ['two events in each other’s place', () => swapped(firstEvent() + 2, firstEvent() + 3), 'wrong-order', 2],
    [
      'an event twice',
      () => bundle.toSpliced(firstEvent() + 2, 0, bundle[firstEvent() + 1] ?? ''),
      'event-inserted',
      2,
    ],
    [
      'another event at the end',
      () => [
        ...bundle,
        written({
          ...read(bundle.at(-1) ?? ''),
          event: { ...(read(bundle.at(-1) ?? '') as EventLine).event, revision: 7 },
        }),
      ],
      'event-inserted',
      7,
    ],
    ['a byte of its data', () => bundle.map((line) => line.replace('"é 2 ', '"é 4 ')), 'altered', 2],
    [
      'a byte of its metadata',
      () =>
        changed(
          'event',
          (line) => ({
            ...line,
            event: withMetadata(line, { recordedBy: 'bob' }),
          }),
          4,
        ),
      'altered',
      4,
    ],
    [
      'data altered, and hashed anew',
      () => altered(2, (event) => ({ ...event, data: { text: 'forged' } })),
      'not-in-log',
      2,
    ],
    [
      'a chain that was bent',
      () => altered(2, (event) => ({ ...event, metadata: { ...event.metadata, previousHash: 'A' } })),
      'chain-broken',
      2,
    ],
    [
      'a hash taken away',
      () =>
        changed(
          'event',
          (line) => {
            return { ...line, event: withMetadata(line, { hash: undefined }) };
          },
          1,
        ),
      'altered',
      1,
    ],
    [
      'an event of another alliance',
      () => altered(2, (event) => ({ ...event, stream: 'alliance-hill' })),
      'other-stream',
      2,
    ],
    [
      'a proof of another event',
      () =>
        changed(
          'event',
          (line) => ({ ...line, proof: (read(bundle[firstEvent()] ?? '') as EventLine).proof }),
          1,
        ),
      'not-in-log',
      1,
    ],
    [
      'a forged proof',
      () =>
        changed(
          'event',
          (line) => ({
            ...line,
            proof: String(line['proof']).replace(
              /\n[A-Za-z0-9+/]{43}=\n/,
              `\n${Buffer.alloc(32).toString('base64')}\n`,
            ),
          }),
          3,
        ),
      'not-in-log',
      3,
    ],
    [
      'a proof that is none',
      () => changed('event', (line) => ({ ...line, proof: 'index 1' }), 0),
      'proof-malformed',
      0,
    ],
    ['a checkpoint signed by another key', () => resigned([stranger], false), 'unknown-key', undefined],
    [
      'a checkpoint whose root was altered',
      () =>
        changed('checkpoint', ({ checkpoint }) => ({
          checkpoint: String(checkpoint).replace(
            /\n[A-Za-z0-9+/]{43}=\n/,
            `\n${Buffer.alloc(32).toString('base64')}\n`,
          ),
        })),
      'signature-forged',
      undefined,
    ],
    [
      'a checkpoint that is none',
      () => changed('checkpoint', () => ({ checkpoint: 'x' })),
      'checkpoint-malformed',
      undefined,
    ],
    [
      'an old checkpoint',
      () => bundle.with(at(bundle, 'checkpoint'), older[at(older, 'checkpoint')] ?? ''),
      'not-in-checkpoint',
      undefined,
    ],
    ['a cosignature too few', () => bundle, 'quorum-missed', undefined, policy],
    [
      'a forged cosignature',
      () =>
        changed('checkpoint', ({ checkpoint }) => {
          const { text, signatures } = parseNote(String(checkpoint));
          const forged = signatureOf(`${text}x\n`, witness, 1);
          return { checkpoint: noteOf({ text, signatures: [...signatures, forged] }) };
        }),
      'cosignature-forged',
      undefined,
      policy,
    ],
    [
      'fewer events said than there are',
      () => changed('bundle', (line) => ({ ...line, events: 6 })).slice(0, -1),
      'manifest-altered',
      undefined,
    ],
    [
      'something else left out',
      () => changed('bundle', (line) => ({ ...line, leftOut: [] })),
      'manifest-altered',
      undefined,
    ],
    [
      'a schema altered',
      () => changed('schema', (line) => ({ ...line, jsonSchema: {} })),
      'manifest-altered',
      undefined,
    ],
    [
      'a name twice in an event',
      () => bundle.map((line) => line.replace('"n":0.2,', '"n":0.2,"n":0.2,')),
      'not-canonical',
      2,
    ],
    ['a space more', () => bundle.with(0, (bundle[0] ?? '').replace(':', ': ')), 'not-canonical', undefined],
    ['something else', () => ['{}\n'], 'not-a-bundle', undefined],
    ['nothing', () => [], 'truncated', undefined],
  ])(
    'is refused for %s',
    async (...[, lines, problem, event, text]) => {
      const found = await verdict(lines(), text?.());
      expect(found.problem).toBe(problem);
      expect(/event (\d+)/.exec(found.where)?.[1]).toBe(event?.toString());
    },
    PATIENCE,
  );

  it('is refused for any byte that is altered', async () => {
    const bytes = Buffer.from(bundle.join(''));
    const problems = Array.from({ length: 400 }, (_, index) => {
      const other = Buffer.from(bytes);
      const place = Math.floor((index * bytes.length) / 400);
      other.writeUInt8(bytes.readUInt8(place) ^ 1, place);
      return byUs(other.toString(), `log ${logKey}\nquorum none\n`).problem;
    });
    expect(problems.filter((problem) => problem === GOOD.problem)).toEqual([]);
  });

  it('together with its checkpoint, each proof is a whole tlog-proof', () => {
    const { checkpoint } = read(bundle[at(bundle, 'checkpoint')] ?? '');
    const { proof } = read(bundle[firstEvent()] ?? '') as EventLine;
    expect(`${proof}${String(checkpoint)}`).toMatch(
      /^c2sp\.org\/tlog-proof@v1\nindex \d+\n(.{44}\n)+\n.+\n\d+\n.{44}\n\n— /,
    );
  });
});
