import { LRUCache } from 'lru-cache';

import type { Document, DocumentReader } from '#read-store';

import { isThere } from './projection.js';

/** Folds of one collection: those in use are kept in mind, the others are read when they are asked for. */
export class WarmFolds<State extends object> {
  readonly #documents: DocumentReader;
  readonly #collection: string;
  readonly #stateOf: (document: Document) => State;
  readonly #kept: LRUCache<string, State>;

  constructor(
    documents: DocumentReader,
    collection: string,
    stateOf: (document: Document) => State,
    max: number,
  ) {
    this.#documents = documents;
    this.#collection = collection;
    this.#stateOf = stateOf;
    this.#kept = new LRUCache({ max });
  }

  /** By id; those that are not there yet are left out. */
  async load(ids: Iterable<string>): Promise<Map<string, State>> {
    const folds = new Map<string, State>();
    const missing: string[] = [];
    for (const id of ids) {
      const kept = this.#kept.get(id);
      if (kept) folds.set(id, kept);
      else missing.push(id);
    }
    if (missing.length === 0) return folds;
    const stored = await this.#documents.getMany(this.#collection, missing);
    for (const document of stored.filter(isThere)) {
      const state = this.#stateOf(document);
      folds.set(document._id, state);
      this.#kept.set(document._id, state);
    }
    return folds;
  }

  /** From now on, this is what is known of a fold. */
  remember(id: string, state: State): void {
    this.#kept.set(id, state);
  }
}
