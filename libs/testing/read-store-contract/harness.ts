import { randomUUID } from 'node:crypto';

import {
  type CollectionSpec,
  type Document,
  type Json,
  type Lease,
  type ProjectionSpec,
  type ProjectionWriter,
  type ReadStore,
  type WriteBatch,
} from '#read-store';

/** Data of a read store, to begin with empty or not. */
export interface ReadStoreHarness {
  /** Each call opens the same data once more: at the same time as others, or after they were closed. */
  open(): Promise<ReadStore>;
  /**
   * The same data, opened by somebody who is killed once he has written so many times: a command, a statement, or
   * whatever else reaches the data by itself. What he does from then on fails, and whoever opens the data afterwards
   * finds them as they were at that moment.
   */
  openDoomed(writes: number): Promise<ReadStore>;
  /** Called when every opened store was closed. */
  dispose?(): Promise<void>;
}

/** What each test of the contract has to work with; names in it are used by nobody else. */
export interface Given {
  store: ReadStore;
  /** The same data, opened once more. */
  open(): Promise<ReadStore>;
  openDoomed: ReadStoreHarness['openDoomed'];
  /** One collection, `things`, unless it says otherwise. */
  spec: ProjectionSpec;
  things: string;
  lease: Lease;
  /** A lease of another name, held by somebody else. */
  otherLease(): Promise<Lease>;
}

const LONG = 60_000;

/** Sets the scene anew for each test, and clears up after it. */
export function givenReadStore(prepare: () => Promise<ReadStoreHarness>): Given {
  let harness: ReadStoreHarness;
  let opened: ReadStore[] = [];
  const given = {
    async open() {
      const store = await harness.open();
      opened.push(store);
      return store;
    },
    async openDoomed(writes) {
      const store = await harness.openDoomed(writes);
      opened.push(store);
      return store;
    },
    otherLease: () => acquire(given.store, `lease ${randomUUID()}`),
  } as Given;

  beforeEach(async () => {
    harness = await prepare();
    given.store = await given.open();
    const unique = randomUUID().replaceAll('-', '').slice(0, 12);
    given.things = `things_${unique}`;
    given.spec = { name: `projection-${unique}`, version: 1, collections: [thingsSpec(given.things)] };
    given.lease = await acquire(given.store, `lease-${unique}`);
  });

  afterEach(async () => {
    for (const store of opened) await store.close();
    opened = [];
    await harness.dispose?.();
  });
  return given;
}

function thingsSpec(name: string): CollectionSpec {
  return { name, indexes: [['kind', 'at'], ['at'], ['size'], ['open']], lists: ['tags'] };
}

export async function acquire(store: ReadStore, name: string, milliseconds = LONG): Promise<Lease> {
  const lease = await store.acquireLease(name, randomUUID(), milliseconds);
  if (lease === undefined) throw new Error(`The lease ${name} is not free.`);
  return lease;
}

/** A position as stores give them. */
export const at = (n: number) => n.toString().padStart(16, '0');

export function thing(id: string | number, position: number, fields: Record<string, Json> = {}): Document {
  return { _id: String(id), position: at(position), ...fields };
}

export function batchOf(collection: string, documents: readonly Document[], checkpoint = 1): WriteBatch {
  return { documents: documents.map((document) => ({ collection, document })), checkpoint: at(checkpoint) };
}

/** Writes documents into `things`, and gives the writer. */
export async function givenThings(
  given: Given,
  documents: readonly Document[],
  checkpoint = 1,
): Promise<ProjectionWriter> {
  const writer = await given.store.writer(given.spec, given.lease);
  await writer.write(batchOf(given.things, documents, checkpoint));
  return writer;
}

export const idsOf = (documents: readonly Document[]) => documents.map(({ _id }) => _id);
export const byId = (documents: readonly Document[]) =>
  documents.toSorted((a, b) => (a._id < b._id ? -1 : 1));
/** The numbers from 0 below the end. */
export const upTo = (end: number) => Array.from({ length: end }, (_, n) => n);
