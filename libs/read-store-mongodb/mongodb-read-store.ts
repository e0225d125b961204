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

import { Assignments } from './assignments.js';
import { Connection } from './connection.js';
import { PlacedDocuments, quarantinedIn } from './generation-documents.js';
import { Generations } from './generations.js';
import { Leases } from './leases.js';
import { MongodbProjectionWriter, type Order } from './projection-writer.js';
import { type GenerationRecord } from './records.js';
import { UnfinishedBatches } from './unfinished-batches.js';

export interface MongodbReadStoreOptions {
  /**
   * As MongoDB writes them: servers, credentials, TLS and, where others than the defaults are wanted,
   * timeouts. The database is `entente` where none is named, and should hold nothing else.
   */
  readonly url: string;
}

/** Read models in MongoDB. Any number of processes may have them open, each its own store. */
export class MongodbReadStore implements ReadStore {
  private readonly connection: Connection;
  private readonly generations: Generations;
  private readonly leases: Leases;
  private readonly unfinished: UnfinishedBatches;
  /** Where collections were found that are read. */
  private readonly places = new Map<string, string>();

  /** Connects when it is first asked for something. @throws ReadStoreUnusable for a URL that cannot be obeyed */
  constructor({ url }: MongodbReadStoreOptions) {
    this.connection = new Connection(url);
    this.generations = new Generations(this.connection.commands);
    this.leases = new Leases(this.connection.commands);
    this.unfinished = new UnfinishedBatches(this.connection);
  }

  async get(collection: string, id: string): Promise<Document | undefined> {
    return (await this.getMany(collection, [id]))[0];
  }

  async getMany(collection: string, ids: readonly string[]): Promise<Document[]> {
    return this.read(collection, (documents) => documents.getMany(ids), []);
  }

  async find(collection: string, query: Query): Promise<Document[]> {
    return this.read(collection, (documents) => documents.find(query), []);
  }

  async count(collection: string, where: Where): Promise<number> {
    return this.read(collection, (documents) => documents.count(where), 0);
  }

  async checkpoint(projection: string): Promise<string | undefined> {
    const assignments = new Assignments(this.connection.questions);
    return this.ofRead(projection, (generation) => assignments.seenByAll(generation), undefined);
  }

  async quarantined(projection: string): Promise<Quarantined[]> {
    return this.ofRead(projection, (generation) => quarantinedIn(this.connection.questions, generation), []);
  }

  async writer(spec: ProjectionSpec, lease: Lease, part = 0): Promise<ProjectionWriter> {
    checkSpec(spec, part);
    return this.connection.use(async () => {
      await this.leases.require(lease);
      return this.begin({ spec, lease, generation: await this.generations.ofVersion(spec), part });
    });
  }

  async rebuild(spec: ProjectionSpec, lease: Lease): Promise<ProjectionWriter> {
    checkSpec(spec);
    return this.connection.use(async () => {
      await this.leases.require(lease);
      const alone = { ...spec, parts: 1 };
      return this.begin({
        spec: alone,
        lease,
        generation: await this.generations.another(alone),
        part: 0,
      });
    });
  }

  async acquireLease(name: string, holder: string, forMilliseconds: number): Promise<Lease | undefined> {
    return this.connection.use(() => this.leases.acquire(name, holder, forMilliseconds));
  }

  async renewLease(lease: Lease, forMilliseconds: number): Promise<void> {
    return this.connection.use(() => this.leases.renew(lease, forMilliseconds));
  }

  async releaseLease(lease: Lease): Promise<void> {
    return this.connection.use(() => this.leases.release(lease));
  }

  async heldLeases(prefix: string): Promise<Lease[]> {
    return this.connection.use(() => this.leases.held(prefix));
  }

  async close(): Promise<void> {
    return this.connection.close();
  }

  private async begin(order: Order): Promise<ProjectionWriter> {
    const writer = await MongodbProjectionWriter.begin(this.connection, order);
    await this.generations.tidy(order.spec.name);
    return writer;
  }

  /** What was cut off is finished first. */
  private async ask<T>(question: () => Promise<T>): Promise<T> {
    await this.connection.use(() => this.unfinished.finish());
    return this.connection.ask(question);
  }

  /** What is found only counts if what is read was the same afterwards: else it is looked for anew. */
  private async read<T>(
    collection: string,
    question: (documents: PlacedDocuments) => Promise<T>,
    empty: T,
  ): Promise<T> {
    const { questions } = this.connection;
    const generations = new Generations(questions);
    return this.ask(async () => {
      for (let place = this.places.get(collection); ;) {
        const answer = place === undefined ? empty : await question(new PlacedDocuments(questions, place));
        const now = await generations.placeToRead(collection);
        if (now === place) return answer;
        place = now;
        if (place === undefined) this.places.delete(collection);
        else this.places.set(collection, place);
      }
    });
  }

  private async ofRead<T>(
    projection: string,
    question: (generation: GenerationRecord) => Promise<T>,
    empty: T,
  ): Promise<T> {
    const generations = new Generations(this.connection.questions);
    return this.ask(async () => {
      const { read } = await generations.standing(projection);
      return read === undefined ? empty : question(read);
    });
  }
}
