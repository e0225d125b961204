import {
  type Document,
  GenerationReplaced,
  type Lease,
  type ProjectionSpec,
  type ProjectionWriter,
  type Quarantined,
  type Query,
  type Where,
  type WriteBatch,
} from '#read-store';

import { Assignments } from './assignments.js';
import { preparePlaces } from './collections.js';
import { type Connection } from './connection.js';
import { GenerationDocuments } from './generation-documents.js';
import { Generations } from './generations.js';
import { Leases } from './leases.js';
import { PartWriter, type PartWriterOptions } from './part-writer.js';
import { type AssignmentRecord, type GenerationRecord, type Progress } from './records.js';
import { Steps } from './steps.js';

/** What somebody wants to write. */
export interface Order {
  readonly spec: ProjectionSpec;
  readonly lease: Lease;
  readonly generation: GenerationRecord;
  readonly part: number;
}

/** Writes a part of one generation. */
export class MongodbProjectionWriter implements ProjectionWriter {
  private readonly generations: Generations;
  private readonly assignments: Assignments;
  private readonly leases: Leases;

  private constructor(
    private readonly connection: Connection,
    private readonly order: Order,
    private readonly assignment: AssignmentRecord,
    private readonly documents: GenerationDocuments,
    private readonly writer: PartWriter,
  ) {
    this.generations = new Generations(connection.commands);
    this.assignments = new Assignments(connection.commands);
    this.leases = new Leases(connection.commands);
  }

  /** Makes a generation ready to be written, and a part of it the lease holder's. */
  static async begin(connection: Connection, order: Order): Promise<MongodbProjectionWriter> {
    const { spec, lease, generation, part } = order;
    await preparePlaces(connection.commands, spec, generation);
    await new Steps(connection.commands).prepare();
    const documents = new GenerationDocuments(connection, generation);
    const apply: PartWriterOptions['apply'] = (batch, commands) => documents.write(batch, commands);
    const assignment = await assign(connection, order, apply);
    const fence = `${lease.name}/${lease.token}`;
    const writer = await PartWriter.claim(connection, { assignment, part, fence, apply });
    return new MongodbProjectionWriter(connection, order, assignment, documents, writer);
  }

  get spec(): ProjectionSpec {
    return this.order.spec;
  }

  async get(collection: string, id: string): Promise<Document | undefined> {
    return this.whileThere(() => this.documents.get(collection, id));
  }

  async getMany(collection: string, ids: readonly string[]): Promise<Document[]> {
    return this.whileThere(() => this.documents.getMany(collection, ids));
  }

  async find(collection: string, query: Query): Promise<Document[]> {
    return this.whileThere(() => this.documents.find(collection, query));
  }

  async count(collection: string, where: Where): Promise<number> {
    return this.whileThere(() => this.documents.count(collection, where));
  }

  async quarantined(): Promise<Quarantined[]> {
    return this.whileThere(() => this.documents.quarantined());
  }

  async checkpoint(): Promise<string | undefined> {
    return (await this.progress()).checkpoint || undefined;
  }

  async source(): Promise<string | undefined> {
    return (await this.progress()).source || undefined;
  }

  async isRead(): Promise<boolean> {
    return this.connection.use(() => this.requireThere());
  }

  async write(batch: WriteBatch): Promise<void> {
    this.documents.requireAllKnown(batch);
    await this.connection.use(async () => {
      await this.requireRight();
      await this.writer.write(batch);
    });
  }

  async promote(): Promise<boolean> {
    return this.connection.use(async () => {
      if (!(await this.requireRight())) {
        if (!(await this.assignments.caughtUp(this.assignment, this.writer.part))) return false;
        await this.generations.promote(this.order.generation);
      }
      await this.generations.tidy(this.spec.name);
      return true;
    });
  }

  async discard(): Promise<void> {
    await this.connection.use(async () => {
      await this.requireRight();
      await this.generations.discard(this.spec.name);
      await this.generations.tidy(this.spec.name);
    });
  }

  private progress(): Promise<Progress> {
    return this.whileThere(() => this.writer.settled());
  }

  /** What is found only counts if the generation was still there afterwards. */
  private async whileThere<T>(question: () => Promise<T>): Promise<T> {
    return this.connection.use(async () => {
      try {
        await this.writer.settled();
        return await question();
      } finally {
        await this.requireThere();
      }
    });
  }

  /** @returns whether this is the generation that is read */
  private async requireRight(): Promise<boolean> {
    const [isRead] = await Promise.all([this.requireThere(), this.leases.require(this.order.lease)]);
    return isRead;
  }

  /**
   * @returns whether this is the generation that is read
   * @throws GenerationReplaced where it is not there any more, or divided otherwise
   */
  private async requireThere(): Promise<boolean> {
    const { generation } = this.order;
    const [{ read, built }, assignment] = await Promise.all([
      this.generations.standing(generation.projection),
      this.assignments.of(generation),
    ]);
    const isThere = [read, built].some((one) => one?._id === generation._id);
    if (!isThere || assignment?._id !== this.assignment._id)
      throw new GenerationReplaced(
        `Version ${generation.version} of ${generation.projection} was replaced (${this.assignment._id}).`,
      );
    return read?._id === generation._id;
  }
}

/** The assignment to as many parts as the specification says; one to another number is ended first. */
async function assign(
  connection: Connection,
  { spec: { parts = 1 }, generation }: Order,
  apply: PartWriterOptions['apply'],
): Promise<AssignmentRecord> {
  const assignments = new Assignments(connection.commands);
  for (;;) {
    const assignment = await assignments.of(generation);
    if (assignment?.parts === parts) return assignment;
    for (let part = 0; part < (assignment?.parts ?? 0); part++)
      if (assignment !== undefined)
        await PartWriter.claim(connection, { assignment, part, fence: 'ended', apply });
    const next = await assignments.follow(generation, assignment, parts);
    if (next !== undefined) return next;
  }
}
