// Checks an evidence bundle of Entente offline, with public keys alone, and uses Node alone. Written from
// docs/reference/evidence.md, RFC 8785, RFC 9162, C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof, tlog-policy.
import { Buffer } from 'node:buffer';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { TextDecoder } from 'node:util';

const FORMAT = 'entente-evidence/v1';
const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const [LOG_KEY, WITNESS_KEY] = [1, 4];

/** What may be wrong with a bundle, by the word for programs. */
const PROBLEMS = {
  'not-a-bundle': `It is no bundle of the format ${FORMAT}.`,
  'not-canonical': 'The line is not JSON in its canonical form: something was altered.',
  truncated: 'The bundle is cut off.',
  'checkpoint-malformed': 'The checkpoint is no signed note of an origin, a size and a root.',
  'unknown-key': 'No key that is trusted has signed the checkpoint.',
  'signature-forged': 'The signature of the checkpoint does not verify.',
  'cosignature-forged': 'A cosignature of the checkpoint does not verify.',
  'quorum-missed': 'The checkpoint lacks cosignatures that the policy asks for.',
  'proof-malformed': 'The proof is not as tlog-proof has it.',
  'not-in-checkpoint': 'The checkpoint is older than the entry.',
  'not-in-log':
    'The proof of inclusion does not lead to the root: the entry is not in the log as it stands here.',
  'manifest-altered': 'What the bundle says of itself is not what was attested when it was made.',
  'other-stream': 'The event is of another alliance.',
  'wrong-order': 'The events are not in their order.',
  'event-missing': 'An event is missing.',
  'event-inserted': 'There is an event too many.',
  altered: 'The event has another hash than it says.',
  'chain-broken': 'The event does not follow the one before it.',
};

class NotVerified extends Error {
  constructor(problem) {
    super(PROBLEMS[problem]);
    this.problem = problem;
  }
}

function ensure(holds, problem) {
  if (!holds) throw new NotVerified(problem);
}

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const base64 = (bytes) => bytes.toString('base64');

/** The bytes of standard base64, and of nothing that only resembles it. */
function bytesOf(text, problem) {
  const bytes = Buffer.from(text, 'base64');
  ensure(base64(bytes) === text, problem);
  return bytes;
}

function sha256From(text, problem) {
  const bytes = bytesOf(text, problem);
  ensure(bytes.length === 32, problem);
  return bytes;
}

/** RFC 8785. */
function canonical(value) {
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) throw new Error('half a surrogate pair');
    return JSON.stringify(value);
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const fields = Object.keys(value).filter((name) => value[name] !== undefined);
  return `{${fields
    .sort()
    .map((name) => `${canonical(name)}:${canonical(value[name])}`)
    .join(',')}}`;
}

/** The hash of an event: the leaf hash (RFC 9162, 2.1.1) of its canonical form without the hash itself. */
function hashOf({ metadata, ...event }) {
  return sha256(Buffer.of(0), canonical({ ...event, metadata: { ...metadata, hash: undefined } }));
}

/** A verifier key of a signed note: name, four bytes of its id in hexadecimal digits, and type and key in base64. */
function readKey(text, type) {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? [];
  if (name === undefined) throw new Error(`${text} is not a key as signed notes write it.`);
  const bytes = Buffer.from(encoded, 'base64');
  if (sha256(`${name}\n`, bytes).toString('hex', 0, 4) !== id)
    throw new Error(`The key of ${name} has another id than ${id}.`);
  if (bytes[0] !== type || bytes.length !== 33)
    throw new Error(`The key of ${name} is not the Ed25519 key that is expected here.`);
  const x = bytes.subarray(1).toString('base64url');
  return { name, id, key: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }) };
}

/** C2SP tlog-policy: the logs that are trusted, and whose cosignatures it takes. */
function readPolicy(text) {
  const [logs, witnesses] = [[], new Map()];
  /** Each name with whether those who have cosigned make it up, and those who count already. */
  const [names, counted] = [new Map([['none', () => true]]), new Set(['none'])];
  let quorum;
  for (const line of text.split('\n')) {
    const [word, name, ...rest] = line.split(/[ \t]+/).filter((part) => part !== '');
    let isRight = word !== undefined && names.has(name) === (word === 'quorum');
    if (word === undefined || word.startsWith('#')) continue;
    if (word === 'log') logs.push(readKey(name, LOG_KEY));
    else if (word === 'witness') {
      witnesses.set(name, readKey(rest[0], WITNESS_KEY));
      names.set(name, (cosigned) => cosigned.has(name));
    } else if (word === 'group') {
      const [threshold, ...members] = rest;
      const least = { all: members.length, any: 1 }[threshold] ?? Number(threshold);
      isRight &&= Number.isInteger(least) && least >= 1 && least <= members.length;
      // Nobody counts twice.
      for (const member of members) isRight &&= names.has(member) && counted.size < counted.add(member).size;
      const are = members.map((member) => names.get(member));
      names.set(name, (cosigned) => are.filter((isMet) => isMet(cosigned)).length >= least);
    } else if (word === 'quorum' && quorum === undefined) quorum = names.get(name);
    else isRight = false;
    if (!isRight) throw new Error(`The policy's line "${line}" is not right.`);
  }
  if (quorum === undefined) throw new Error('The policy has no quorum.');
  return { logs, witnesses, quorum };
}

/** C2SP signed-note: the text, and the signatures by name and id. */
function readNote(note) {
  const end = note.lastIndexOf('\n\n');
  ensure(end > 0 && note.endsWith('\n'), 'checkpoint-malformed');
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map((line) => {
    const [, name, encoded] = /^— ([^+\s]+) (\S+)$/.exec(line) ?? [];
    ensure(name !== undefined, 'checkpoint-malformed');
    const bytes = bytesOf(encoded, 'checkpoint-malformed');
    return { name, id: bytes.toString('hex', 0, 4), signature: bytes.subarray(4) };
  });
  return { text: note.slice(0, end + 1), signatures };
}

/** C2SP tlog-checkpoint, signed by a log that is trusted and cosigned as the policy asks. */
function readCheckpoint(checkpoint, { logs, witnesses, quorum }) {
  const { text, signatures } = readNote(checkpoint);
  const [origin, size, root, ...extensions] = text.slice(0, -1).split('\n');
  const isWhole = /^(0|[1-9]\d{0,15})$/.test(size ?? '') && root !== undefined && !extensions.includes('');
  ensure(isWhole, 'checkpoint-malformed');
  const rootHash = sha256From(root, 'checkpoint-malformed');
  const by = ({ name, id }) => signatures.filter((one) => one.name === name && one.id === id);
  let isSigned = false;
  for (const log of logs)
    for (const { signature } of by(log)) {
      ensure(verify(null, Buffer.from(text), log.key, signature), 'signature-forged');
      isSigned ||= log.name === origin;
    }
  ensure(isSigned, 'unknown-key');
  const cosigned = new Set();
  for (const [who, witness] of witnesses)
    for (const { signature } of by(witness)) {
      const time = signature.length === 72 ? signature.readBigUInt64BE() : 0n;
      const message = Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);
      ensure(verify(null, message, witness.key, signature.subarray(8)), 'cosignature-forged');
      cosigned.add(who);
    }
  ensure(quorum(cosigned), 'quorum-missed');
  return { origin, size: Number(size), root: rootHash, cosigned: [...cosigned] };
}

/** RFC 9162, 2.1.3.2, of a C2SP tlog-proof up to its checkpoint. @returns the index of the entry */
function verifyInclusion(proof, leaf, { size, root }) {
  const [, digits, path] =
    /^c2sp\.org\/tlog-proof@v1\nindex (0|[1-9]\d{0,15})\n((?:[^\n]+\n)*)\n$/.exec(proof) ?? [];
  ensure(digits !== undefined, 'proof-malformed');
  const index = Number(digits);
  ensure(index < size, 'not-in-checkpoint');
  let [entry, last, hash] = [index, size - 1, leaf];
  for (const line of path.split('\n').slice(0, -1)) {
    const beside = sha256From(line, 'proof-malformed');
    ensure(last > 0, 'not-in-log');
    if (entry % 2 === 1 || entry === last) {
      hash = sha256(Buffer.of(1), beside, hash);
      while (entry % 2 === 0 && entry !== 0) [entry, last] = [entry / 2, Math.floor(last / 2)];
    } else hash = sha256(Buffer.of(1), hash, beside);
    [entry, last] = [Math.floor(entry / 2), Math.floor(last / 2)];
  }
  ensure(last === 0 && hash.equals(root), 'not-in-log');
  return index;
}

/** One line of a bundle: an object in its canonical form. */
function readLine(bytes) {
  try {
    const text = UTF_8.decode(bytes);
    const value = JSON.parse(text);
    if (text.startsWith('{') && canonical(value) === text) return value;
  } catch {
    // No JSON.
  }
  throw new NotVerified('not-canonical');
}

/** @param at is told how far it got: the line, and the event */
function verifyBundle(bytes, trusted, at) {
  const lines = [];
  for (let start = 0, end; start < bytes.length; start = end + 1) {
    at.line = lines.length + 1;
    end = bytes.indexOf(10, start);
    ensure(end >= 0, 'truncated');
    lines.push(bytes.subarray(start, end));
  }
  let line = 0;
  const next = () => {
    at.line = line + 1;
    ensure(line < lines.length, 'truncated');
    return readLine(lines[line++]);
  };

  // 1. What the bundle says of itself, in the lines up to the checkpoint.
  const digest = createHash('sha256')
    .update(lines[0] ?? '')
    .update('\n');
  const { bundle, stream, events, head, chainedFrom = events } = next();
  ensure(bundle === FORMAT, 'not-a-bundle');
  let value = next();
  for (; value.checkpoint === undefined; value = next()) {
    ensure(value.schema !== undefined || value.key !== undefined, 'not-a-bundle');
    digest.update(lines[line - 1]).update('\n');
  }

  // 2. The checkpoint of the log.
  const checkpoint = readCheckpoint(value.checkpoint, trusted);

  // 3. What was recorded in the log when the bundle was made: the hash of the lines above.
  const { attestation, proof } = next();
  const attested = hashOf(attestation);
  ensure(attestation.metadata.hash === base64(attested), 'altered');
  verifyInclusion(proof, attested, checkpoint);
  ensure(attestation.data.manifest === base64(digest.digest()), 'manifest-altered');

  // 4. The events.
  let previous = { index: -1 };
  let revision = 0;
  for (; line < lines.length; revision += 1) {
    at.event = revision;
    const { event, proof: ofEvent } = next();
    ensure(event.stream === stream, 'other-stream');
    const isExpected = (other) => other.includes(`,"revision":${revision},"stream":`);
    if (event.revision > revision && revision < events)
      throw new NotVerified(lines.slice(line).some(isExpected) ? 'wrong-order' : 'event-missing');
    ensure(event.revision === revision && revision < events, 'event-inserted');
    const hash = hashOf(event);
    const isChained = revision >= chainedFrom;
    ensure(event.metadata.hash === (isChained ? base64(hash) : undefined), 'altered');
    ensure(!isChained || event.metadata.previousHash === previous.hash, 'chain-broken');
    const index = verifyInclusion(ofEvent, hash, checkpoint);
    ensure(index > previous.index, 'wrong-order');
    previous = { hash: base64(hash), index };
  }
  at.event = revision;
  ensure(revision === events, 'event-missing');
  ensure(previous.hash === head, 'altered');
  return { ...checkpoint, events, stream, chainedFrom };
}

function optionsOf(parameters) {
  const [files, keys] = [[], []];
  let policy = { logs: [], witnesses: new Map(), quorum: () => true };
  for (let i = 0; i < parameters.length; i += 1)
    if (parameters[i] === '--key') keys.push(readKey(parameters[++i], LOG_KEY));
    else if (parameters[i] === '--policy') policy = readPolicy(readFileSync(parameters[++i] ?? '', 'utf8'));
    else files.push(parameters[i]);
  const logs = [...keys, ...policy.logs];
  if (files.length !== 1 || logs.length === 0)
    throw new Error('Usage: verify-evidence.mjs BUNDLE --key VKEY [--policy FILE]');
  return { bytes: readFileSync(files[0]), trusted: { ...policy, logs } };
}

function main() {
  const { bytes, trusted } = optionsOf(process.argv.slice(2));
  const at = { line: 0 };
  try {
    const found = verifyBundle(bytes, trusted, at);
    console.log(`verified: ${found.events} events of ${found.stream}, chained from ${found.chainedFrom}`);
    console.log(
      `log: ${found.origin}, ${found.size} entries; cosigned by ${found.cosigned.join(', ') || '-'}`,
    );
    return 0;
  } catch (error) {
    // Anything else comes of a value that has another type than it should have.
    const { problem, message } = error instanceof NotVerified ? error : new NotVerified('not-a-bundle');
    const where = `line ${at.line}${at.event === undefined ? '' : `, event ${at.event}`}`;
    console.log(`not verified: ${problem} (${where}): ${message}`);
    return 1;
  }
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
