import { type Checkpoint, parseCheckpoint } from '../note/checkpoint-text.js';
import { type Verifier, verifierFrom } from '../note/keys.js';
import { openNote } from '../note/signed-note.js';
import { NotVerified } from '../tree/not-verified.js';
import { quoted } from '../note/base64.js';
import { ED25519 } from '../note/algorithms.js';

/** A log or a witness that a policy names. */
export interface Known {
  readonly verifier: Verifier;
  readonly url?: string;
}

/** Who has to have signed a checkpoint for it to be believed (C2SP tlog-policy). */
export interface Policy {
  readonly logs: readonly Known[];
  readonly witnesses: readonly (Known & { readonly name: string })[];
  /** Whether those who cosigned, by their names in the policy, are enough. */
  readonly isQuorum: (cosigned: ReadonlySet<string>) => boolean;
}

/** A checkpoint that is believed. */
export interface Trusted {
  readonly checkpoint: Checkpoint;
  /** The witnesses that cosigned it, by their names in the policy, and when (seconds since 1970). */
  readonly cosigned: readonly { readonly name: string; readonly time: number }[];
}

/** A witness or a group, by name: whether it has witnessed, given who cosigned. */
type Members = Map<string, (cosigned: ReadonlySet<string>) => boolean>;

interface Reading {
  readonly logs: Known[];
  readonly witnesses: (Known & { readonly name: string })[];
  readonly members: Members;
  /** Names that are in a group already. */
  readonly grouped: Set<string>;
  quorum?: (cosigned: ReadonlySet<string>) => boolean;
}

/** @throws NotVerified: which line is wrong, and why */
export function parsePolicy(text: string): Policy {
  const reading: Reading = { logs: [], witnesses: [], members: new Map(), grouped: new Set() };
  for (const [number, line] of text.split('\n').entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words.length === 0 || words[0]?.startsWith('#')) continue;
    try {
      if (/[\x00-\x08\x0b-\x1f\x7f]/.test(line)) throw new NotVerified('it holds control characters.');
      read(words, reading);
    } catch (error) {
      if (!(error instanceof NotVerified)) throw error;
      throw new NotVerified(`Line ${number + 1} of the policy: ${error.message}`);
    }
  }
  const { logs, witnesses, quorum } = reading;
  if (quorum === undefined) throw new NotVerified('The policy has no quorum.');
  return { logs, witnesses, isQuorum: quorum };
}

function read([keyword, ...words]: readonly string[], reading: Reading): void {
  switch (keyword) {
    case 'log':
      return readLog(words, reading);
    case 'witness':
      return readWitness(words, reading);
    case 'group':
      return readGroup(words, reading);
    case 'quorum':
      return readQuorum(words, reading);
    default:
      throw new NotVerified(`${quoted(keyword ?? '')} is none of log, witness, group, quorum.`);
  }
}

function readLog(words: readonly string[], { logs }: Reading): void {
  const [key = '', url] = counted(words, 1, 2);
  logs.push(known(key, url, logs));
}

function readWitness(words: readonly string[], { witnesses, members }: Reading): void {
  const [name = '', key = '', url] = counted(words, 2, 3);
  const witness = known(key, url, witnesses);
  if (witness.verifier.algorithm === ED25519)
    throw new NotVerified(`${quoted(key)} is a key of a log, and not of a witness.`);
  define(name, members, (cosigned) => cosigned.has(name));
  witnesses.push({ ...witness, name });
}

function readGroup(words: readonly string[], { members, grouped }: Reading): void {
  const [name = '', threshold = '', ...names] = counted(words, 3, Infinity);
  const parts = names.map((part) => {
    if (grouped.has(part)) throw new NotVerified(`${quoted(part)} is in a group already.`);
    grouped.add(part);
    return memberOf(part, members);
  });
  const needed = threshold === 'all' ? parts.length : threshold === 'any' ? 1 : Number(threshold);
  if (!/^(all|any|[1-9]\d*)$/.test(threshold) || needed > parts.length)
    throw new NotVerified(`${quoted(threshold)} is none of all, any, 1 to ${parts.length}.`);
  define(name, members, (cosigned) => parts.filter((part) => part(cosigned)).length >= needed);
}

function readQuorum(words: readonly string[], reading: Reading): void {
  const [name = ''] = counted(words, 1, 1);
  if (reading.quorum !== undefined) throw new NotVerified('there are two quorums.');
  reading.quorum = name === 'none' ? () => true : memberOf(name, reading.members);
}

function counted(words: readonly string[], least: number, most: number): readonly string[] {
  if (words.length < least || words.length > most)
    throw new NotVerified(`there are ${words.length} words after the first.`);
  return words;
}

function known(key: string, url: string | undefined, others: readonly Known[]): Known {
  const verifier = verifierFrom(key);
  if (others.some((other) => other.verifier.publicKey.equals(verifier.publicKey)))
    throw new NotVerified(`${quoted(key)} is there twice.`);
  return { verifier, ...(url !== undefined && { url }) };
}

function define(name: string, members: Members, has: (cosigned: ReadonlySet<string>) => boolean): void {
  if (name === 'none' || members.has(name)) throw new NotVerified(`the name ${quoted(name)} is taken.`);
  members.set(name, has);
}

function memberOf(name: string, members: Members): (cosigned: ReadonlySet<string>) => boolean {
  const member = members.get(name);
  if (member === undefined) throw new NotVerified(`${quoted(name)} is not defined on a line before.`);
  return member;
}

/**
 * Checks that a log of the policy has signed a checkpoint under its own name, and that enough witnesses have cosigned it.
 * @throws NotVerified
 */
export function verifyCheckpoint(note: string, { logs, witnesses, isQuorum }: Policy): Trusted {
  const { text, verified } = openNote(
    note,
    [...logs, ...witnesses].map(({ verifier }) => verifier),
  );
  const checkpoint = parseCheckpoint(text);
  const byLog = verified.find(({ verifier }) => logs.some((log) => log.verifier === verifier));
  if (byLog === undefined) throw new NotVerified('No log that is trusted has signed the checkpoint.');
  if (byLog.verifier.name !== checkpoint.origin)
    throw new NotVerified(`${byLog.verifier.name} has signed a checkpoint of ${quoted(checkpoint.origin)}.`);
  const cosigned = verified.flatMap(({ verifier, time = 0 }) => {
    const witness = witnesses.find((one) => one.verifier === verifier);
    return witness === undefined ? [] : [{ name: witness.name, time }];
  });
  if (!isQuorum(new Set(cosigned.map(({ name }) => name))))
    throw new NotVerified('Too few witnesses have cosigned the checkpoint.');
  return { checkpoint, cosigned };
}
