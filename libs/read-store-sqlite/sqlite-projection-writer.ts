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

import { checkpointOf, countParts, markCaughtUp, moveCheckpoint, sourceOf } from './checkpoints.js';
import { CollectionTable } from './collection-table.js';
import { type Connection } from './connection.js';
import { dropGeneration, generationsOf, markAsRead, quarantinedIn } from './generations.js';
import { requireLease } from './leases.js';
import { TableReader } from './table-reader.js';
import { TableWriter } from './table-writer.js';

/** Writes one generation, in transactions that hold the documents and the checkpoint together. */
export class SqliteProjectionWriter implements ProjectionWriter {
  private readonly tables = new Map<string, { readonly reader: TableReader; readonly writer: TableWriter }>();

  constructor(
    private readonly connection: Connection,
    private readonly generation: number,
    readonly spec: ProjectionSpec,
    private readonly lease: Lease,
    private readonly part: number,
  ) {
    for (const collection of spec.collections) {
      const table = CollectionTable.of(collection, generation);
      this.tables.set(collection.name, {
        reader: new TableReader(connection, table),
        writer: new TableWriter(connection, table),
      });
    }
  }

  async get(collection: string, id: string): Promise<Document | undefined> {
    return this.read(() => this.tableOf(collection).reader.get(id));
  }

  async getMany(collection: string, ids: readonly string[]): Promise<Document[]> {
    return this.read(() => this.tableOf(collection).reader.getMany(ids));
  }

  async find(collection: string, query: Query): Promise<Document[]> {
    return this.read(() => this.tableOf(collection).reader.find(query));
  }

  async count(collection: string, where: Where): Promise<number> {
    return this.read(() => this.tableOf(collection).reader.count(where));
  }

  async isRead(): Promise<boolean> {
    return this.read(() => this.isReadNow());
  }

  async checkpoint(): Promise<string | undefined> {
    return this.read(() => checkpointOf(this.connection, this.generation, this.part));
  }

  async source(): Promise<string | undefined> {
    return this.read(() => sourceOf(this.connection, this.generation, this.part));
  }

  async quarantined(): Promise<Quarantined[]> {
    return this.read(() => quarantinedIn(this.connection, this.generation));
  }

  async write(batch: WriteBatch): Promise<void> {
    this.connection.transact(() => {
      this.requireRight();
      this.writeDocuments(batch.documents);
      this.writeQuarantine(batch);
      moveCheckpoint(this.connection, this.generation, this.part, batch);
    });
  }

  async promote(): Promise<boolean> {
    return this.connection.transact(() => {
      this.requireRight();
      if (this.isReadNow()) return true;
      if (!markCaughtUp(this.connection, this.generation, this.part)) return false;
      for (const other of generationsOf(this.connection, this.spec.name))
        if (other.id !== this.generation) dropGeneration(this.connection, other.id);
      markAsRead(this.connection, this.generation);
      return true;
    });
  }

  async discard(): Promise<void> {
    this.connection.transact(() => {
      this.requireRight();
      for (const { id } of generationsOf(this.connection, this.spec.name))
        dropGeneration(this.connection, id);
    });
  }

  private writeDocuments(documents: WriteBatch['documents']): void {
    const byCollection = new Map<string, Document[]>();
    for (const { collection, document } of documents) {
      const others = byCollection.get(collection);
      if (others === undefined) byCollection.set(collection, [document]);
      else others.push(document);
    }
    for (const [collection, those] of byCollection) this.tableOf(collection).writer.write(those);
  }

  private writeQuarantine({ quarantine = [], released = [] }: WriteBatch): void {
    for (const stream of released)
      this.connection.run(
        'DELETE FROM quarantine WHERE generation = ? AND stream = ?',
        this.generation,
        stream,
      );
    for (const { stream, position, eventId, error } of quarantine)
      this.connection.run(
        'INSERT OR REPLACE INTO quarantine (generation, stream, position, event_id, error) VALUES (?, ?, ?, ?, ?)',
        this.generation,
        stream,
        position,
        eventId,
        error,
      );
  }

  private isReadNow(): boolean {
    return generationsOf(this.connection, this.spec.name).some(
      ({ id, isRead }) => isRead && id === this.generation,
    );
  }

  private requireRight(): void {
    requireLease(this.connection, this.lease);
    this.requireThere();
  }

  private requireThere(): void {
    if (countParts(this.connection, this.generation) !== (this.spec.parts ?? 1))
      throw new GenerationReplaced(`Version ${this.spec.version} of ${this.spec.name} was replaced.`);
  }

  private read<T>(read: () => T): T {
    return this.connection.attempt(() => {
      this.requireThere();
      return read();
    });
  }

  private tableOf(collection: string) {
    const found = this.tables.get(collection);
    if (found === undefined)
      throw new RangeError(`The projection ${this.spec.name} has no collection ${collection}.`);
    return found;
  }
}
