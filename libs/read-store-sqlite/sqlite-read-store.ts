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

import { leastCheckpoint, shareAmong } from './checkpoints.js';
import { Connection } from './connection.js';
import { CurrentTables } from './current-tables.js';
import { beginGeneration, dropGeneration, generationsOf, quarantinedIn } from './generations.js';
import { acquireLease, heldLeases, releaseLease, renewLease, requireLease } from './leases.js';
import { SqliteProjectionWriter } from './sqlite-projection-writer.js';

export interface SqliteReadStoreOptions {
  /** The file. Made if it does not exist, with the folders it lies in. */
  readonly path: string;
  /** Told why another file was begun in place of one that was damaged or removed: it is to be filled again. */
  readonly onReplaced?: (reason: string) => void;
}

/** Read models in one SQLite file. Any number of threads and processes may have it open, each its own store. */
export class SqliteReadStore implements ReadStore {
  private readonly connection: Connection;
  private readonly tables: CurrentTables;

  /** @throws ReadStoreUnusable */
  constructor({ path, onReplaced = () => undefined }: SqliteReadStoreOptions) {
    this.connection = new Connection(path, onReplaced);
    this.tables = new CurrentTables(this.connection);
  }

  async get(collection: string, id: string): Promise<Document | undefined> {
    return this.tables.read(collection, undefined, (table) => table.get(id));
  }

  async getMany(collection: string, ids: readonly string[]): Promise<Document[]> {
    return this.tables.read(collection, [], (table) => table.getMany(ids));
  }

  async find(collection: string, query: Query): Promise<Document[]> {
    return this.tables.read(collection, [], (table) => table.find(query));
  }

  async count(collection: string, where: Where): Promise<number> {
    return this.tables.read(collection, 0, (table) => table.count(where));
  }

  async checkpoint(projection: string): Promise<string | undefined> {
    return this.connection.attempt(() => {
      const read = this.readGeneration(projection);
      return read && leastCheckpoint(this.connection, read.id);
    });
  }

  async quarantined(projection: string): Promise<Quarantined[]> {
    return this.connection.attempt(() => {
      const read = this.readGeneration(projection);
      return read === undefined ? [] : quarantinedIn(this.connection, read.id);
    });
  }

  async writer(spec: ProjectionSpec, lease: Lease, part = 0): Promise<ProjectionWriter> {
    checkSpec(spec, part);
    const generation = this.connection.transact(() => {
      requireLease(this.connection, lease);
      const existing = generationsOf(this.connection, spec.name);
      const id =
        existing.find(({ version }) => version === spec.version)?.id ??
        this.begin(spec, !existing.some(({ isRead }) => isRead));
      shareAmong(this.connection, id, spec.parts ?? 1);
      return id;
    });
    return new SqliteProjectionWriter(this.connection, generation, spec, lease, part);
  }

  async rebuild(spec: ProjectionSpec, lease: Lease): Promise<ProjectionWriter> {
    checkSpec(spec);
    const alone = { ...spec, parts: 1 };
    const generation = this.connection.transact(() => {
      requireLease(this.connection, lease);
      const id = this.begin(alone, false);
      shareAmong(this.connection, id, alone.parts);
      return id;
    });
    return new SqliteProjectionWriter(this.connection, generation, alone, lease, 0);
  }

  async acquireLease(name: string, holder: string, forMilliseconds: number): Promise<Lease | undefined> {
    return this.connection.attempt(() => acquireLease(this.connection, name, holder, forMilliseconds));
  }

  async renewLease(lease: Lease, forMilliseconds: number): Promise<void> {
    this.connection.attempt(() => renewLease(this.connection, lease, forMilliseconds));
  }

  async releaseLease(lease: Lease): Promise<void> {
    this.connection.attempt(() => releaseLease(this.connection, lease));
  }

  async heldLeases(prefix: string): Promise<Lease[]> {
    return this.connection.attempt(() => heldLeases(this.connection, prefix));
  }

  async close(): Promise<void> {
    this.connection.close();
  }

  /** Begins a generation, in place of one that is built and not finished. */
  private begin(spec: ProjectionSpec, isRead: boolean): number {
    for (const other of generationsOf(this.connection, spec.name))
      if (!other.isRead) dropGeneration(this.connection, other.id);
    return beginGeneration(this.connection, spec, isRead);
  }

  private readGeneration(projection: string) {
    return generationsOf(this.connection, projection).find(({ isRead }) => isRead);
  }
}
