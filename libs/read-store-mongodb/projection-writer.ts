import {
  type Document,
  type ProjectionSpec,
  type ProjectionWriter,
  type Quarantined,
  type Query,
  type Where,
  type WriteBatch,
} from '#read-store';

import { type Assignment } from './assignment.js';
import { tidy } from './cleaning.js';
import { type Connection } from './connection.js';
import { type Control } from './control.js';

/** Writes a part of one generation. */
export class MongodbProjectionWriter implements ProjectionWriter {
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
    return this.#there(() => this.assignment.documents.getMany(collection, ids));
  }

  async find(collection: string, query: Query): Promise<Document[]> {
    return this.#there(() => this.assignment.documents.find(collection, query));
  }

  async count(collection: string, where: Where): Promise<number> {
    return this.#there(() => this.assignment.documents.count(collection, where));
  }

  async isRead(): Promise<boolean> {
    return this.connection.use(() => this.#isRead());
  }

  async checkpoint(): Promise<string | undefined> {
    const { writer } = this.assignment;
    return this.#there(async () => (await this.control.steps.last(writer.part)).checkpoint || undefined);
  }

  async quarantined(): Promise<Quarantined[]> {
    return this.#there(() => this.control.quarantine.of(this.assignment.generation));
  }

  async write(batch: WriteBatch): Promise<void> {
    const { documents, writer } = this.assignment;
    documents.sorted(batch.documents);
    await this.connection.use(async () => {
      await this.#requireRight();
      await writer.write(batch);
    });
  }

  async promote(): Promise<boolean> {
    const { generation, sharing, part } = this.assignment;
    const { db, generations, steps } = this.control;
    return this.connection.use(async () => {
      if (!(await this.#requireRight())) {
        if (!(await steps.caughtUp(sharing, part))) return false;
        await generations.promote(generation);
      }
      await tidy(db, generations, generation.projection);
      return true;
    });
  }

  /** @returns whether this is the generation that is read */
  async #requireRight(): Promise<boolean> {
    const [isRead] = await Promise.all([this.#isRead(), this.control.leases.require(this.assignment.lease)]);
    return isRead;
  }

  /** What is found only counts if the generation was still there afterwards. */
  async #there<T>(question: () => Promise<T>): Promise<T> {
    return this.connection.use(async () => {
      try {
        await this.assignment.writer.settled();
        return await question();
      } finally {
        await this.#isRead();
      }
    });
  }

  async #isRead(): Promise<boolean> {
    return this.control.isRead(this.assignment.generation, this.assignment.sharing);
  }
}
