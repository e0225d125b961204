import { createHash } from 'node:crypto';

import { EventStoreUnusable } from '#event-store';

/** A key of a subject, by its id; or when it was destroyed. */
export interface SubjectKey {
  /** A random UUID: what was encrypted names its key by it. */
  readonly id: string;
  /** Whose it is: see `digestOf`. */
  readonly subject: string;
  /** 32 bytes. */
  readonly secret?: Uint8Array;
  /** An instant. */
  readonly destroyedAt?: string;
}

/** That the keys of some subjects were destroyed: when, by whom and why. */
export interface Erasure {
  /** A UUID. */
  readonly id: string;
  /** Where the subjects are who they are: an alliance. */
  readonly scope: string;
  /** Of the partner whose words they were; left out where it was no partner. */
  readonly partner?: string;
  /** An instant. */
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/** What is destroyed, and on what occasion. */
export interface Destruction extends Erasure {
  /** By their digests. Those that have no key are passed over. */
  readonly subjects: readonly string[];
}

/**
 * Keys of subjects, each known in its scope alone. What was made is durable before it is given out; what was destroyed
 * is overwritten, and stays destroyed. Every call may throw EventStoreUnavailable, as what was encrypted cannot be
 * read without keys.
 */
export interface SubjectKeyStore {
  /** All keys of a scope, destroyed ones included. */
  keysIn(scope: string): Promise<readonly SubjectKey[]>;
  /** The keys in use of some subjects, by digests: made where there are none. */
  keysFor(scope: string, subjects: readonly string[]): Promise<readonly SubjectKey[]>;
  /** The scopes in which one of some subjects, by digests, has or had a key. */
  scopesOf(subjects: readonly string[]): Promise<readonly string[]>;
  /** Destroys keys, and notes it as not yet recorded, all or nothing. The same id again goes on with it. */
  destroy(destruction: Destruction): Promise<void>;
  /** The erasures of which nobody said yet that they were recorded, oldest first. */
  unrecorded(): Promise<readonly Erasure[]>;
  markRecorded(erasureId: string): Promise<void>;
  /** Changes whenever keys were destroyed, by whichever process: then what is known of keys is out of date. */
  generation(): Promise<number>;
  /** Everything, to be put into another store: see `take`. */
  everything(): AsyncIterable<{ readonly scope: string; readonly key: SubjectKey }>;
  /** Puts a key in that another store has, as it is there. What is destroyed in either stays destroyed. */
  take(scope: string, key: SubjectKey): Promise<void>;
  close(): Promise<void>;
}

/** The store of keys cannot be used as it stands: the message says what to do. */
export class SubjectKeysUnusable extends EventStoreUnusable {}

/** A subject as the store knows it: so that its name need not stand there once it is forgotten. SHA-256, in hexadecimal. */
export function digestOf(subject: string): string {
  return createHash('sha256').update(subject).digest('hex');
}
