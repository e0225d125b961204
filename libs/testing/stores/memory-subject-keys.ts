import { randomBytes, randomUUID } from 'node:crypto';

import { type Destruction, type Erasure, type SubjectKey, type SubjectKeyStore } from '#subject-keys';

/** What outlives a store of keys that is closed: pass it to the next. */
export class MemoryKeys {
  readonly keys = new Map<string, { readonly scope: string; key: SubjectKey }>();
  readonly erasures = new Map<string, { readonly erasure: Erasure; recorded: boolean }>();
  destroyed = 0;
}

/** A store of keys for specs. */
export class MemorySubjectKeys implements SubjectKeyStore {
  constructor(private readonly memory = new MemoryKeys()) {}

  async keysIn(scope: string): Promise<SubjectKey[]> {
    return this.inScope(scope);
  }

  async keysFor(scope: string, subjects: readonly string[]): Promise<SubjectKey[]> {
    return subjects.map((subject) => {
      const inUse = this.inScope(scope).find((key) => key.subject === subject && key.secret);
      const key = inUse ?? { id: randomUUID(), subject, secret: randomBytes(32) };
      this.memory.keys.set(key.id, { scope, key });
      return key;
    });
  }

  async scopesOf(subjects: readonly string[]): Promise<string[]> {
    const found = [...this.memory.keys.values()].filter(({ key }) => subjects.includes(key.subject));
    return [...new Set(found.map(({ scope }) => scope))].sort();
  }

  async destroy({ subjects, ...erasure }: Destruction): Promise<void> {
    const { id, scope, at } = erasure;
    if (!this.memory.erasures.has(id)) this.memory.erasures.set(id, { erasure, recorded: false });
    for (const one of this.memory.keys.values())
      if (one.scope === scope && one.key.secret && subjects.includes(one.key.subject)) {
        one.key = { id: one.key.id, subject: one.key.subject, destroyedAt: at };
        this.memory.destroyed += 1;
      }
  }

  async unrecorded(): Promise<Erasure[]> {
    return [...this.memory.erasures.values()]
      .filter(({ recorded }) => !recorded)
      .map(({ erasure }) => erasure);
  }

  async markRecorded(erasureId: string): Promise<void> {
    const noted = this.memory.erasures.get(erasureId);
    if (noted) noted.recorded = true;
  }

  async generation(): Promise<number> {
    return this.memory.destroyed;
  }

  async *everything(): AsyncGenerator<{ readonly scope: string; readonly key: SubjectKey }> {
    yield* this.memory.keys.values();
  }

  async take(scope: string, key: SubjectKey): Promise<void> {
    const there = this.memory.keys.get(key.id);
    if (there === undefined || key.destroyedAt !== undefined) this.memory.keys.set(key.id, { scope, key });
  }

  async close(): Promise<void> {
    await Promise.resolve();
  }

  private inScope(scope: string): SubjectKey[] {
    return [...this.memory.keys.values()].filter((one) => one.scope === scope).map(({ key }) => key);
  }
}
