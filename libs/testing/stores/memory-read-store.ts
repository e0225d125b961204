import {
  checkSpec,
  type Document,
  type Lease,
  type ProjectionSpec,
  type ProjectionWriter,
  type Quarantined,
  type Query,
  type ReadStore,
  ReadStoreUnavailable,
  type Where,
  type WriteBatch,
} from '#read-store';

import { Generation } from './memory-read-store/generation.js';
import { Leases } from './memory-read-store/leases.js';

/** What outlives a memory store that is closed: pass it to the next. */
export class MemoryReadModels {
  readonly leases = new Leases();
  readonly read = new Map<string, Generation>();
  readonly building = new Map<string, Generation>();

  readerOf(collection: string): Generation | undefined {
    return [...this.read.values()].find(({ collections }) => collections.has(collection));
  }
}

/** A read store for specs. */
export class MemoryReadStore implements ReadStore {
  private readonly models: MemoryReadModels;
  private open = true;

  constructor(models = new MemoryReadModels()) {
    this.models = models;
  }

  async get(collection: string, id: string): Promise<Document | undefined> {
    return (await this.getMany(collection, [id]))[0];
  }

  async getMany(collection: string, ids: readonly string[]): Promise<Document[]> {
    return this.opened().readerOf(collection)?.getMany(collection, ids) ?? [];
  }

  async find(collection: string, query: Query): Promise<Document[]> {
    return this.opened().readerOf(collection)?.find(collection, query) ?? [];
  }

  async count(collection: string, where: Where): Promise<number> {
    return this.opened().readerOf(collection)?.count(collection, where) ?? 0;
  }

  async checkpoint(projection: string): Promise<string | undefined> {
    return this.opened().read.get(projection)?.checkpoint;
  }

  async quarantined(projection: string): Promise<Quarantined[]> {
    return [...(this.opened().read.get(projection)?.quarantine.values() ?? [])];
  }

  async writer(spec: ProjectionSpec, lease: Lease, part = 0): Promise<ProjectionWriter> {
    checkSpec(spec, part);
    const { read, building, leases } = this.opened();
    leases.require(lease);
    const current = read.get(spec.name);
    const begun = building.get(spec.name);
    const found = [current, begun].find((generation) => generation?.spec.version === spec.version);
    const generation = found ?? this.begin(spec, current === undefined ? read : building);
    generation.shareAmong(spec.parts ?? 1);
    return new MemoryProjectionWriter(() => this.opened(), generation, spec, lease, part);
  }

  async rebuild(spec: ProjectionSpec, lease: Lease): Promise<ProjectionWriter> {
    checkSpec(spec);
    const { building, leases } = this.opened();
    leases.require(lease);
    const alone = { ...spec, parts: 1 };
    return new MemoryProjectionWriter(() => this.opened(), this.begin(alone, building), alone, lease, 0);
  }

  async acquireLease(name: string, holder: string, forMilliseconds: number): Promise<Lease | undefined> {
    return this.opened().leases.acquire(name, holder, forMilliseconds);
  }

  async renewLease(lease: Lease, forMilliseconds: number): Promise<void> {
    this.opened().leases.renew(lease, forMilliseconds);
  }

  async releaseLease(lease: Lease): Promise<void> {
    this.opened().leases.release(lease);
  }

  async heldLeases(prefix: string): Promise<Lease[]> {
    return this.opened().leases.held(prefix);
  }

  async close(): Promise<void> {
    this.open = false;
  }

  /** Begins a generation in place of an unfinished one. */
  private begin(spec: ProjectionSpec, where: Map<string, Generation>): Generation {
    const unfinished = where.get(spec.name);
    if (unfinished !== undefined) unfinished.dropped = true;
    const generation = new Generation(spec);
    where.set(spec.name, generation);
    return generation;
  }

  private opened(): MemoryReadModels {
    if (!this.open) throw new ReadStoreUnavailable('The read store was closed.');
    return this.models;
  }
}

class MemoryProjectionWriter implements ProjectionWriter {
  constructor(
    readonly models: () => MemoryReadModels,
    readonly generation: Generation,
    readonly spec: ProjectionSpec,
    readonly lease: Lease,
    readonly part: number,
  ) {}

  async get(collection: string, id: string): Promise<Document | undefined> {
    return (await this.getMany(collection, [id]))[0];
  }

  async getMany(collection: string, ids: readonly string[]): Promise<Document[]> {
    return this.current().getMany(collection, ids);
  }

  async find(collection: string, query: Query): Promise<Document[]> {
    return this.current().find(collection, query);
  }

  async count(collection: string, where: Where): Promise<number> {
    return this.current().count(collection, where);
  }

  async isRead(): Promise<boolean> {
    return this.current() === this.models().read.get(this.spec.name);
  }

  async checkpoint(): Promise<string | undefined> {
    return this.current().progressOf(this.part).checkpoint;
  }

  async source(): Promise<string | undefined> {
    return this.current().progressOf(this.part).source;
  }

  async quarantined(): Promise<Quarantined[]> {
    return [...this.current().quarantine.values()];
  }

  async write(batch: WriteBatch): Promise<void> {
    this.models().leases.require(this.lease);
    this.current().write(batch, this.part);
  }

  async promote(): Promise<boolean> {
    const { leases, read, building } = this.models();
    leases.require(this.lease);
    const generation = this.current();
    const replaced = read.get(this.spec.name);
    if (replaced === generation) return true;
    if (!generation.markCaughtUp(this.part)) return false;
    if (replaced !== undefined) replaced.dropped = true;
    read.set(this.spec.name, generation);
    building.delete(this.spec.name);
    return true;
  }

  async discard(): Promise<void> {
    const { leases, read, building } = this.models();
    leases.require(this.lease);
    this.current();
    for (const place of [read, building]) {
      const generation = place.get(this.spec.name);
      if (generation !== undefined) generation.dropped = true;
      place.delete(this.spec.name);
    }
  }

  private current(): Generation {
    this.models();
    this.generation.requireThere(this.spec.parts ?? 1);
    return this.generation;
  }
}
