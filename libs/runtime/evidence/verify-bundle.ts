import { createHash } from 'node:crypto';
import { type HashedEvent, eventHash } from '#event-store';
import {
  type Checkpoint,
  type Policy,
  type Trusted,
  canonicalJson,
  openNote,
  parseCheckpoint,
  parseNote,
  parseTlogProof,
  verifyCheckpoint,
  verifyInclusion,
} from '#transparency-log';
import {
  type AttestationLine,
  BUNDLE_PROBLEMS,
  type BundleProblem,
  type CheckpointLine,
  type EventLine,
  FORMAT,
  type Manifest,
} from './bundle-format.js';

/** What a bundle proves, once it holds. */
export interface VerifiedBundle extends Trusted {
  readonly stream: string;
  readonly events: number;
  /** The first revision whose event holds its hash: the number of events where none does. */
  readonly chainedFrom: number;
  /** Who had the bundle made, when, and why. */
  readonly attestation: HashedEvent;
}

/** Where a bundle is wrong. */
export interface BundlePlace {
  /** From 1. */
  line: number;
  /** The revision of the event that was expected there. */
  event?: number;
}

/** The first thing that is wrong with a bundle. */
export class BundleRefused extends Error {
  override readonly name = 'BundleRefused';

  constructor(
    readonly problem: BundleProblem,
    readonly place: BundlePlace,
  ) {
    super(BUNDLE_PROBLEMS[problem]);
  }
}

class Wrong extends Error {
  constructor(readonly problem: BundleProblem) {
    super(problem);
  }
}

function ensure(holds: boolean, problem: BundleProblem): asserts holds {
  if (!holds) throw new Wrong(problem);
}

/** What throws is the problem. */
function expecting<T>(problem: BundleProblem, work: () => T): T {
  try {
    return work();
  } catch {
    throw new Wrong(problem);
  }
}

/**
 * Checks a bundle against public keys, and against nothing else. @param policy whose signatures are trusted
 * @throws BundleRefused for the first thing that is wrong
 */
export function verifyBundle(bytes: Buffer, policy: Policy): VerifiedBundle {
  const place: BundlePlace = { line: 0 };
  try {
    return verifyParts(bytes, policy, place);
  } catch (error) {
    // Anything else comes of a value that has another type than it should have.
    throw new BundleRefused(error instanceof Wrong ? error.problem : 'not-a-bundle', place);
  }
}

function verifyParts(bytes: Buffer, policy: Policy, place: BundlePlace): VerifiedBundle {
  const lines = linesOf(bytes, place);
  let read = 0;
  const next = <Line>(): Line => {
    place.line = read + 1;
    const line = lines[read];
    ensure(line !== undefined, 'truncated');
    read += 1;
    return readLine(line) as Line;
  };

  // 1. What the bundle says of itself, in the lines up to the checkpoint.
  const { bundle, stream, events, head, chainedFrom = events } = next<Manifest>();
  ensure(bundle === FORMAT, 'not-a-bundle');
  const digest = createHash('sha256')
    .update(lines[0] ?? '')
    .update('\n');
  let line = next<object>();
  for (; !('checkpoint' in line); line = next<object>()) {
    ensure('schema' in line || 'key' in line, 'not-a-bundle');
    digest.update(lines[read - 1] ?? '').update('\n');
  }

  // 2. The checkpoint of the log.
  const trusted = readCheckpoint((line as CheckpointLine).checkpoint, policy);

  // 3. What was recorded in the log when the bundle was made: the hash of the lines above.
  const { attestation, proof } = next<AttestationLine>();
  const attested = eventHash(attestation);
  ensure(attestation.metadata['hash'] === attested, 'altered');
  verifyProof(proof, attested, trusted.checkpoint);
  ensure(attestation.data['manifest'] === digest.digest('base64'), 'manifest-altered');

  // 4. The events.
  let previous: { readonly hash?: string; readonly index: number } = { index: -1 };
  let revision = 0;
  for (; read < lines.length; revision += 1) {
    place.event = revision;
    const { event, proof: ofEvent } = next<EventLine>();
    ensure(event.stream === stream, 'other-stream');
    const isExpected = (other: Buffer): boolean => other.includes(`,"revision":${revision},"stream":`);
    if (event.revision > revision && revision < events)
      throw new Wrong(lines.slice(read).some(isExpected) ? 'wrong-order' : 'event-missing');
    ensure(event.revision === revision && revision < events, 'event-inserted');
    const hash = eventHash(event);
    const isChained = revision >= chainedFrom;
    ensure(event.metadata['hash'] === (isChained ? hash : undefined), 'altered');
    ensure(!isChained || event.metadata['previousHash'] === previous.hash, 'chain-broken');
    const index = verifyProof(ofEvent, hash, trusted.checkpoint);
    ensure(index > previous.index, 'wrong-order');
    previous = { hash, index };
  }
  place.event = revision;
  ensure(revision === events, 'event-missing');
  ensure(previous.hash === head, 'altered');
  return { ...trusted, stream, events, chainedFrom, attestation };
}

const NEWLINE = 0x0a;

function linesOf(bytes: Buffer, place: BundlePlace): readonly Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    place.line = lines.length + 1;
    const end = bytes.indexOf(NEWLINE, start);
    ensure(end >= 0, 'truncated');
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** An object in its canonical form, so that nobody can read it in another way. */
function readLine(line: Buffer): object {
  return expecting('not-canonical', () => {
    const text = UTF_8.decode(line);
    const value = JSON.parse(text) as object;
    ensure(text.startsWith('{') && canonicalJson(value) === text, 'not-canonical');
    return value;
  });
}

function readCheckpoint(note: string, policy: Policy): Trusted {
  const logs = policy.logs.map(({ verifier }) => verifier);
  const witnesses = policy.witnesses.map(({ verifier }) => verifier);
  const { origin, signatures } = expecting('checkpoint-malformed', () => {
    const parsed = parseNote(note);
    return { ...parsed, ...parseCheckpoint(parsed.text) };
  });
  const known = signatures.filter((line) =>
    logs.some(({ name, id }) => name === line.name && id === line.id),
  );
  ensure(known.length > 0, 'unknown-key');
  expecting('signature-forged', () => openNote(note, logs));
  ensure(
    known.some(({ name }) => name === origin),
    'unknown-key',
  );
  expecting('cosignature-forged', () => openNote(note, [...logs, ...witnesses]));
  return expecting('quorum-missed', () => verifyCheckpoint(note, policy));
}

/** @returns the index of the entry in the log */
function verifyProof(proof: string, hash: string, { size, root }: Checkpoint): number {
  const { index, proof: path, checkpoint, extra } = expecting('proof-malformed', () => parseTlogProof(proof));
  // The checkpoint stands once, above.
  ensure(checkpoint === '' && extra === undefined && proof.endsWith('\n\n'), 'proof-malformed');
  ensure(index < size, 'not-in-checkpoint');
  expecting('not-in-log', () =>
    verifyInclusion({ index, size, leaf: Buffer.from(hash, 'base64'), root, proof: path }),
  );
  return index;
}
