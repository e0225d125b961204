import { LRUCache } from 'lru-cache';

import { digestOf, type SubjectKey, type SubjectKeyStore } from './subject-key-store.js';

/** How many scopes' keys are held in memory. */
const SCOPES = 5_000;

/** The keys of one scope, as they were when they were read. */
export class ScopeKeys {
  readonly byId = new Map<string, SubjectKey>();
  private readonly inUse = new Map<string, SubjectKey>();
  private readonly digests = new Map<string, string>();
  /** Names as they were encrypted and decrypted: each has a key of its own, under which there is no other text. */
  readonly encryptedNames = new Map<string, string>();
  readonly decryptedNames = new Map<string, string>();

  constructor(keys: readonly SubjectKey[]) {
    this.add(keys);
  }

  add(keys: readonly SubjectKey[]): void {
    for (const key of keys) {
      this.byId.set(key.id, key);
      if (key.secret) this.inUse.set(key.subject, key);
    }
  }

  /** Whether each of some subjects has a key in use. */
  has(subjects: readonly string[]): boolean {
    return subjects.every((subject) => this.of(subject) !== undefined);
  }

  of(subject: string): SubjectKey | undefined {
    return this.inUse.get(this.digest(subject));
  }

  digest(subject: string): string {
    const digest = this.digests.get(subject) ?? digestOf(subject);
    this.digests.set(subject, digest);
    return digest;
  }
}

/** Keys by scope, read when they are first asked for, all those of a scope at once. */
export class KeyCache {
  private readonly scopes = new LRUCache<string, ScopeKeys>({ max: SCOPES });
  private generation: number | undefined;
  /** Those that were read before any key was destroyed that they do not know of. */
  private current = new WeakSet<ScopeKeys>();

  constructor(private readonly store: SubjectKeyStore) {}

  /** Forgets everything if any key was destroyed since this was last asked. */
  async refresh(): Promise<void> {
    const generation = await this.store.generation();
    if (generation !== this.generation) {
      this.scopes.clear();
      this.current = new WeakSet();
    }
    this.generation = generation;
  }

  /** Whether nothing was destroyed since some keys were read, as far as `refresh` found out. */
  isCurrent(keys: ScopeKeys): boolean {
    return this.current.has(keys);
  }

  /** The keys that are known now. */
  known(scope: string): ScopeKeys | undefined {
    return this.scopes.get(scope);
  }

  async read(scope: string): Promise<ScopeKeys> {
    const keys = new ScopeKeys(await this.store.keysIn(scope));
    this.scopes.set(scope, keys);
    this.current.add(keys);
    return keys;
  }

  /** The keys of a scope, with one in use for each of some subjects. */
  async withKeysFor(scope: string, subjects: readonly string[]): Promise<ScopeKeys> {
    const keys = this.known(scope) ?? (await this.read(scope));
    const missing = subjects.filter((subject) => keys.of(subject) === undefined);
    if (missing.length > 0)
      keys.add(await this.store.keysFor(scope, [...new Set(missing.map((subject) => keys.digest(subject)))]));
    return keys;
  }
}
