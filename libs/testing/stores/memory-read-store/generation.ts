import {
  type Document,
  evaluateQuery,
  GenerationReplaced,
  matches,
  type ProjectionSpec,
  type Quarantined,
  type WriteBatch,
} from '#read-store';

/** How far a part has got, and what its documents were made from. */
interface Progress {
  readonly checkpoint: string | undefined;
  readonly source: string | undefined;
}

const NO_PROGRESS: Progress = { checkpoint: undefined, source: undefined };

/** One making of a projection's collections. Documents are kept as JSON, so that nobody shares an object with it. */
export class Generation {
  readonly collections = new Map<string, Map<string, { readonly position: string; readonly json: string }>>();
  readonly quarantine = new Map<string, Quarantined>();
  /** By part. */
  private progress: readonly Progress[] = [NO_PROGRESS];
  private readonly caughtUp = new Set<number>();
  dropped = false;

  constructor(readonly spec: ProjectionSpec) {
    for (const { name } of spec.collections) this.collections.set(name, new Map());
  }

  /** What all parts have seen. */
  get checkpoint(): string | undefined {
    return this.least.checkpoint;
  }

  get parts(): number {
    return this.progress.length;
  }

  shareAmong(parts: number): void {
    if (parts === this.parts) return;
    this.progress = Array<Progress>(parts).fill(this.least);
    this.caughtUp.clear();
  }

  progressOf(part: number): Progress {
    return this.progress[part] ?? NO_PROGRESS;
  }

  requireThere(parts: number): void {
    if (this.dropped || parts !== this.parts)
      throw new GenerationReplaced(`Version ${this.spec.version} of ${this.spec.name} was replaced.`);
  }

  write(batch: WriteBatch, part: number): void {
    const { documents, checkpoint, quarantine = [], released = [] } = batch;
    for (const { collection } of documents) this.collection(collection);
    for (const { collection, document } of documents) this.put(collection, document);
    for (const stream of released) this.quarantine.delete(stream);
    for (const entry of quarantine) this.quarantine.set(entry.stream, { ...entry });
    const before = this.progressOf(part);
    if ((before.checkpoint ?? '') > checkpoint) return;
    this.progress = this.progress.with(part, { checkpoint, source: batch.source ?? before.source });
  }

  /** Whether all parts have caught up, now that this one has. */
  markCaughtUp(part: number): boolean {
    this.caughtUp.add(part);
    return this.caughtUp.size === this.parts;
  }

  getMany(collection: string, ids: readonly string[]): Document[] {
    const documents = this.collection(collection);
    return [...new Set(ids)].flatMap((id) => {
      const stored = documents.get(id);
      return stored === undefined ? [] : [JSON.parse(stored.json) as Document];
    });
  }

  find(collection: string, query: Parameters<typeof evaluateQuery>[1]): Document[] {
    return evaluateQuery(this.all(collection), query);
  }

  count(collection: string, where: Parameters<typeof matches>[1]): number {
    return this.all(collection).filter((document) => matches(document, where)).length;
  }

  private get least(): Progress {
    return this.progress.reduce((least, one) =>
      (one.checkpoint ?? '') < (least.checkpoint ?? '') ? one : least,
    );
  }

  private all(collection: string): Document[] {
    return Array.from(this.collection(collection).values(), ({ json }) => JSON.parse(json) as Document);
  }

  private put(collection: string, document: Document): void {
    const documents = this.collection(collection);
    const stored = documents.get(document._id);
    if (stored !== undefined && stored.position > document.position) return;
    documents.set(document._id, { position: document.position, json: JSON.stringify(document) });
  }

  private collection(name: string) {
    const documents = this.collections.get(name);
    if (documents === undefined)
      throw new RangeError(`The projection ${this.spec.name} has no collection ${name}.`);
    return documents;
  }
}
