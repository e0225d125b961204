import type { Collection } from 'mongodb';

import {
  type Document,
  type Lease,
  type ProjectionSpec,
  type ProjectionWriter,
  type Quarantined,
  type Query,
  type Where,
  type WriteBatch,
} from '#read-store';

import { tidy } from './cleaning.js';
import type { Connection } from './connection.js';
import type { Control } from './control.js';
import { KnownIds } from './known-ids.js';
import { placeIn } from './places.js';
import { count, find, getMany } from './read-documents.js';
import type { GenerationRecord, SharingRecord } from './records.js';
import type { StoredDocument } from './stored-document.js';
import { writeDocuments } from './write-documents.js';

/** On a server alone a command waits for nobody, and few at a time hold up little. */
const REPLACEMENTS_PER_COMMAND = { replicated: 1_000, alone: 16 };

export interface Assignment {
  readonly spec: ProjectionSpec;
  readonly lease: Lease;
  readonly generation: GenerationRecord;
  readonly sharing: SharingRecord;
  readonly part: number;
}

/** Writes one generation, in collections that are its own. */
export class MongodbProjectionWriter implements ProjectionWriter {
  readonly #known = new Map<string, KnownIds>();

  constructor(
    private readonly connection: Connection,
    private readonly control: Control,
    private readonly assignment: Assignment,
  ) {}

  get spec(): ProjectionSpec {
    return this.assignment.spec;
  }

  async get(collection: string, id: string): Promise<Document | undefined> {
    return (await this.getMany(collection, [id]))[0];
  }

  async getMany(collection: string, ids: readonly string[]): Promise<Document[]> {
    const documents = await this.#read(collection, (place) => getMany(place, ids));
    for (const { _id } of documents) this.#knownIn(collection).add(_id);
    return documents;
  }

  async find(collection: string, query: Query): Promise<Document[]> {
    return this.#read(collection, (place) => find(place, query));
  }

  async count(collection: string, where: Where): Promise<number> {
    return this.#read(collection, (place) => count(place, where));
  }

  async isRead(): Promise<boolean> {
    return this.connection.read(() => this.#isRead());
  }

  async checkpoint(): Promise<string | undefined> {
    const { sharing, part } = this.assignment;
    return this.#there(() => this.control.parts.checkpoint(sharing, part));
  }

  async quarantined(): Promise<Quarantined[]> {
    return this.#there(() => this.control.quarantine.of(this.assignment.generation));
  }

  /**
   * First the documents, the collections in the order of the specification; then what is in quarantine; then
   * the checkpoint. Cut off anywhere, it is done again, and comes to the same.
   */
  async write(batch: WriteBatch): Promise<void> {
    const { generation, lease, sharing, part } = this.assignment;
    await this.connection.change(async () => {
      const work = this.#byCollection(batch);
      await this.#requireRight();
      for (const [n, [collection, documents]] of work.entries()) {
        // The last says that the others are written. Whoever lost the lease meanwhile does not get to say so.
        if (n > 0 && n === work.length - 1) await this.control.leases.require(lease);
        await this.#writeInto(collection, documents);
      }
      await this.control.quarantine.change(generation, batch);
      await this.control.parts.advance(sharing, part, batch.checkpoint);
    });
  }

  async promote(): Promise<boolean> {
    const { generation, sharing, part } = this.assignment;
    const { generations, parts } = this.control;
    return this.connection.change(async () => {
      if (!(await this.#requireRight())) {
        if (!(await parts.caughtUp(sharing, part))) return false;
        await generations.promote(generation);
      }
      await tidy(this.control.db, generations, generation.projection);
      return true;
    });
  }

  /** @returns whether this is the generation that is read */
  async #requireRight(): Promise<boolean> {
    const [isRead] = await Promise.all([this.#isRead(), this.control.leases.require(this.assignment.lease)]);
    return isRead;
  }

  async #writeInto(collection: string, documents: readonly Document[]): Promise<void> {
    const replicated = await this.connection.isReplicated();
    await writeDocuments(this.#place(collection), documents, {
      known: this.#knownIn(collection),
      replacementsPerCommand: REPLACEMENTS_PER_COMMAND[replicated ? 'replicated' : 'alone'],
    });
  }

  #byCollection({ documents }: WriteBatch): [collection: string, documents: Document[]][] {
    const found = new Map<string, Document[]>(this.spec.collections.map(({ name }) => [name, []]));
    for (const { collection, document } of documents) {
      const others = found.get(collection);
      if (others === undefined)
        throw new RangeError(`The projection ${this.spec.name} has no collection ${collection}.`);
      others.push(document);
    }
    return [...found].filter(([, some]) => some.length > 0);
  }

  /** What is found only counts if the generation was still there afterwards. */
  async #read<T>(
    collection: string,
    question: (place: Collection<StoredDocument>) => Promise<T>,
  ): Promise<T> {
    return this.#there(() => question(this.#place(collection)));
  }

  async #there<T>(question: () => Promise<T>): Promise<T> {
    return this.connection.read(async () => {
      try {
        return await question();
      } finally {
        await this.#isRead();
      }
    });
  }

  #isRead(): Promise<boolean> {
    return this.control.isRead(this.assignment.generation, this.assignment.sharing);
  }

  #place(collection: string): Collection<StoredDocument> {
    return this.control.db.collection(placeIn(this.assignment.generation, collection));
  }

  #knownIn(collection: string): KnownIds {
    const known = this.#known.get(collection) ?? new KnownIds();
    this.#known.set(collection, known);
    return known;
  }
}
