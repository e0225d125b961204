import { type Collection } from 'mongodb';

import { type Document, type ProjectionSpec, type Query, type Where, type WriteBatch } from '#read-store';

import { type Connection } from './connection.js';
import { KnownIds } from './known-ids.js';
import { placeOf } from './places.js';
import { count, find, getMany } from './read-documents.js';
import { type GenerationRecord } from './records.js';
import { type StoredDocument } from './stored-document.js';
import { writeDocuments } from './write-documents.js';

/** On a server alone a command waits for nobody, and few replacements at a time hold up little. */
const REPLACEMENTS_PER_COMMAND = { replicated: 1_000, alone: 16 };

/** The documents of one generation, in collections that are its own. */
export class GenerationDocuments {
  readonly #known = new Map<string, KnownIds>();

  constructor(
    private readonly connection: Connection,
    private readonly generation: GenerationRecord,
    { collections }: ProjectionSpec,
  ) {
    for (const { name } of collections) this.#known.set(name, new KnownIds());
  }

  async getMany(collection: string, ids: readonly string[]): Promise<Document[]> {
    const documents = await getMany(this.#place(collection), ids);
    for (const { _id } of documents) this.#knownIn(collection).add(_id);
    return documents;
  }

  async find(collection: string, query: Query): Promise<Document[]> {
    return find(this.#place(collection), query);
  }

  async count(collection: string, where: Where): Promise<number> {
    return count(this.#place(collection), where);
  }

  /** @throws RangeError for a collection that the generation does not have, before anything is written */
  async write({ documents }: Pick<WriteBatch, 'documents'>): Promise<void> {
    const replicated = await this.connection.isReplicated();
    for (const [collection, some] of this.sorted(documents))
      await writeDocuments(this.#place(collection), some, {
        known: this.#knownIn(collection),
        replacementsPerCommand: REPLACEMENTS_PER_COMMAND[replicated ? 'replicated' : 'alone'],
      });
  }

  /** By collection. @throws RangeError */
  sorted(documents: WriteBatch['documents']): Map<string, Document[]> {
    const sorted = new Map<string, Document[]>();
    for (const { collection, document } of documents) {
      const some = sorted.get(collection);
      if (some !== undefined) some.push(document);
      else if (this.#place(collection)) sorted.set(collection, [document]);
    }
    return sorted;
  }

  #knownIn(collection: string): KnownIds {
    return this.#known.get(collection) ?? new KnownIds();
  }

  #place(collection: string): Collection<StoredDocument> {
    const place = placeOf(this.generation, collection);
    if (place === undefined)
      throw new RangeError(`The projection ${this.generation.projection} has no collection ${collection}.`);
    return this.connection.db.collection(place);
  }
}
