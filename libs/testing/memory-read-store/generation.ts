import {
  type Document,
  evaluateQuery,
  GenerationReplaced,
  matches,
  type ProjectionSpec,
  type Quarantined,
  type WriteBatch,
} from '#read-store';

/** One making of a projection's collections. Documents are kept as JSON, so that nobody shares an object with it. */
export class Generation {
  readonly collections = new Map<string, Map<string, { readonly position: string; readonly json: string }>>();
  readonly quarantine = new Map<string, Quarantined>();
  /** By part. */
  private checkpoints: (string | undefined)[] = [undefined];
  private readonly caughtUp = new Set<number>();
  dropped = false;

  constructor(readonly spec: ProjectionSpec) {
    for (const { name } of spec.collections) this.collections.set(name, new Map());
  }

  /** What all parts have seen. */
  get checkpoint(): string | undefined {
    return this.checkpoints.reduce((least, one) =>
      least === undefined || one === undefined ? undefined : one < least ? one : least,
    );
  }

  get parts(): number {
    return this.checkpoints.length;
  }

  shareAmong(parts: number): void {
    if (parts === this.parts) return;
    this.checkpoints = Array<string | undefined>(parts).fill(this.checkpoint);
    this.caughtUp.clear();
  }

  checkpointOf(part: number): string | undefined {
    return this.checkpoints[part];
  }

  requireThere(parts: number): void {
    if (this.dropped || parts !== this.parts)
      throw new GenerationReplaced(`Version ${this.spec.version} of ${this.spec.name} was replaced.`);
  }

  write({ documents, checkpoint, quarantine = [], released = [] }: WriteBatch, part: number): void {
    for (const { collection } of documents) this.collection(collection);
    for (const { collection, document } of documents) this.put(collection, document);
    for (const stream of released) this.quarantine.delete(stream);
    for (const entry of quarantine) this.quarantine.set(entry.stream, { ...entry });
    const stored = this.checkpoints[part];
    if (stored === undefined || stored < checkpoint) this.checkpoints[part] = checkpoint;
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
