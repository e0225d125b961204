import { type Collection } from 'mongodb';

import {
  checkSpec,
  type Document,
  type Lease,
  type ProjectionSpec,
  type ProjectionWriter,
  type Quarantined,
  type Query,
  type ReadStore,
  type Where,
} from '#read-store';

import { assign } from './assignment.js';
import { tidy } from './cleaning.js';
import { Connection } from './connection.js';
import { Control } from './control.js';
import { MongodbProjectionWriter } from './projection-writer.js';
import { count, find, getMany } from './read-documents.js';
import { type GenerationRecord } from './records.js';
import { type StoredDocument } from './stored-document.js';

export interface MongodbReadStoreOptions {
  /**
   * As MongoDB writes them: servers, credentials, TLS and, where others than the defaults are wanted,
   * timeouts. The database is `entente` where none is named, and should hold nothing else.
   */
  readonly url: string;
}

/** Read models in MongoDB. Any number of processes may have them open, each its own store. */
export class MongodbReadStore implements ReadStore {
  readonly #connection: Connection;
  readonly #control: Control;
  /** Where collections were found that are read. */
  readonly #places = new Map<string, string>();

  /** Connects when it is first asked for something. */
  constructor({ url }: MongodbReadStoreOptions) {
    this.#connection = new Connection(url);
    this.#control = new Control(this.#connection.db);
  }

  async get(collection: string, id: string): Promise<Document | undefined> {
    return (await this.getMany(collection, [id]))[0];
  }

  async getMany(collection: string, ids: readonly string[]): Promise<Document[]> {
    return this.#read(collection, (place) => getMany(place, ids), []);
  }

  async find(collection: string, query: Query): Promise<Document[]> {
    return this.#read(collection, (place) => find(place, query), []);
  }

  async count(collection: string, where: Where): Promise<number> {
    return this.#read(collection, (place) => count(place, where), 0);
  }

  async checkpoint(projection: string): Promise<string | undefined> {
    return this.#ofRead(projection, (generation) => this.#control.sharings.seenByAll(generation), undefined);
  }

  async quarantined(projection: string): Promise<Quarantined[]> {
    return this.#ofRead(projection, (generation) => this.#control.quarantine.of(generation), []);
  }

  async writer(spec: ProjectionSpec, lease: Lease, part = 0): Promise<ProjectionWriter> {
    checkSpec(spec, part);
    return this.#connection.use(async () => {
      await this.#control.leases.require(lease);
      const generation = await this.#control.generations.ofVersion(spec);
      return this.#assign({ spec, lease, generation, part });
    });
  }

  async rebuild(spec: ProjectionSpec, lease: Lease): Promise<ProjectionWriter> {
    checkSpec(spec);
    return this.#connection.use(async () => {
      await this.#control.leases.require(lease);
      const alone = { ...spec, parts: 1 };
      const generation = await this.#control.generations.another(alone);
      return this.#assign({ spec: alone, lease, generation, part: 0 });
    });
  }

  async acquireLease(name: string, holder: string, forMilliseconds: number): Promise<Lease | undefined> {
    return this.#connection.use(() => this.#control.leases.acquire(name, holder, forMilliseconds));
  }

  async renewLease(lease: Lease, forMilliseconds: number): Promise<void> {
    return this.#connection.use(() => this.#control.leases.renew(lease, forMilliseconds));
  }

  async releaseLease(lease: Lease): Promise<void> {
    return this.#connection.use(() => this.#control.leases.release(lease));
  }

  async heldLeases(prefix: string): Promise<Lease[]> {
    return this.#connection.use(() => this.#control.leases.held(prefix));
  }

  async close(): Promise<void> {
    return this.#connection.close();
  }

  async #assign(order: Parameters<typeof assign>[2]): Promise<ProjectionWriter> {
    const assignment = await assign(this.#connection, this.#control, order);
    await tidy(this.#control.db, this.#control.generations, order.spec.name);
    return new MongodbProjectionWriter(this.#connection, this.#control, assignment);
  }

  /** What is found only counts if what is read was the same afterwards: else it is looked for anew. */
  async #read<T>(
    collection: string,
    question: (place: Collection<StoredDocument>) => Promise<T>,
    empty: T,
  ): Promise<T> {
    const { db, generations } = this.#control;
    return this.#connection.ask(async () => {
      for (let place = this.#places.get(collection); ;) {
        const answer = place === undefined ? empty : await question(db.collection(place));
        const now = await generations.placeToRead(collection);
        if (now === place) return answer;
        place = now;
        if (place === undefined) this.#places.delete(collection);
        else this.#places.set(collection, place);
      }
    });
  }

  async #ofRead<T>(
    projection: string,
    question: (generation: GenerationRecord) => Promise<T>,
    empty: T,
  ): Promise<T> {
    return this.#connection.ask(async () => {
      const { read } = await this.#control.generations.standing(projection);
      return read === undefined ? empty : question(read);
    });
  }
}
