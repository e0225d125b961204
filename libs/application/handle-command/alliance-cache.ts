import { LRUCache } from 'lru-cache';
import { type KnownAlliance, learn, nothingKnown } from './known-alliance.js';
import type { CommandStore } from './command-store.js';

/**
 * Alliances as they were last seen: the least recently used make way. What is in here may be out of date,
 * since others append, too; an append at the expected revision shows it.
 */
export class AllianceCache {
  private readonly known: LRUCache<string, KnownAlliance>;

  constructor(
    private readonly store: CommandStore,
    /** How many events the cached alliances may have together. */
    maxEvents: number,
  ) {
    this.known = new LRUCache({
      maxSize: maxEvents,
      sizeCalculation: ({ state }) => (state?.revision ?? 0) + 1,
    });
  }

  async get(stream: string): Promise<KnownAlliance> {
    return this.known.get(stream) ?? this.refresh(stream, nothingKnown());
  }

  /** Reads what was appended since; gives back the very same if nothing was. */
  async refresh(stream: string, known: KnownAlliance): Promise<KnownAlliance> {
    let fresh = known;
    const from = (known.state?.revision ?? -1) + 1;
    for await (const event of this.store.readStream(stream, { from })) fresh = learn(fresh, event);
    if (fresh !== known) this.remember(stream, fresh);
    return fresh;
  }

  remember(stream: string, known: KnownAlliance): void {
    this.known.set(stream, known);
  }

  forget(stream: string): void {
    this.known.delete(stream);
  }
}
