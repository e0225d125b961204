import { LRUCache } from 'lru-cache';

import { type ReadDocument, type RecordedAllianceEvent } from '#domain';
import { type CollectionSpec, type Document, type DocumentReader } from '#read-store';

import { isThere, type Written, written } from './projection.js';

/** A collection of documents that hold states. */
export interface StateCollection<State extends object> extends CollectionSpec {
  /** How many states are cached, at most. */
  readonly cached: number;
  stateOf(document: Document): State;
}

/** A collection whose documents are folds: each is a state that more events are folded onto. */
export interface FoldCollection<State extends object> extends StateCollection<State> {
  documentOf(state: State): ReadDocument;
}

/** The states of a collection by the ids of their documents: those in use are cached, the others are read. */
export class CachedStates<State extends object> {
  private readonly cache: LRUCache<string, State>;

  constructor(
    private readonly documents: DocumentReader,
    private readonly collection: StateCollection<State>,
  ) {
    this.cache = new LRUCache({ max: collection.cached });
  }

  /** What is not there yet is left out. */
  async load(ids: Iterable<string>): Promise<Map<string, State>> {
    const folds = new Map<string, State>();
    const missing: string[] = [];
    for (const id of ids) {
      const cached = this.cache.get(id);
      if (cached) folds.set(id, cached);
      else missing.push(id);
    }
    if (missing.length === 0) return folds;
    const stored = await this.documents.getMany(this.collection.name, missing);
    for (const document of stored.filter(isThere)) {
      const state = this.collection.stateOf(document);
      folds.set(document._id, state);
      this.cache.set(document._id, state);
    }
    return folds;
  }

  set(id: string, state: State): void {
    this.cache.set(id, state);
  }
}

export class CachedFolds<State extends object> extends CachedStates<State> {
  constructor(
    documents: DocumentReader,
    private readonly folds: FoldCollection<State>,
  ) {
    super(documents, folds);
  }

  /** The documents of states that changed, which from now on are the ones that are known. */
  write(changed: ReadonlyMap<string, State>): Written[] {
    return Array.from(changed, ([id, state]) => {
      this.set(id, state);
      return written(this.folds.name, this.folds.documentOf(state));
    });
  }
}

/** States while the events of one stream are folded onto them. */
export class Folding<State extends object> {
  readonly changed = new Map<string, State>();

  constructor(private readonly known: ReadonlyMap<string, State>) {}

  get(id: string): State | undefined {
    return this.changed.get(id) ?? this.known.get(id);
  }

  /** The same state again is no change. */
  set(id: string, state: State): void {
    if (state !== this.get(id)) this.changed.set(id, state);
  }
}

/** The documents that events are about and do not make themselves: those that must be read. */
export function documentsBefore(
  events: readonly RecordedAllianceEvent[],
  idsOf: (event: RecordedAllianceEvent) => readonly string[],
  makes: (event: RecordedAllianceEvent) => boolean,
): string[] {
  const made = new Set<string>();
  const before = new Set<string>();
  for (const event of events)
    for (const id of idsOf(event)) {
      if (makes(event)) made.add(id);
      else if (!made.has(id)) before.add(id);
    }
  return [...before];
}
