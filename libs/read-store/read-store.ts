import type { Document, ProjectionSpec } from './document.js';

export type Scalar = string | number | boolean;

/** Equality, or a range. A field that is missing matches nothing but `{ exists: false }`. */
export type Condition =
  | Scalar
  | {
      readonly gt?: Scalar;
      readonly gte?: Scalar;
      readonly lt?: Scalar;
      readonly lte?: Scalar;
    };

export type Where = Readonly<Record<string, Condition>>;

export interface Query {
  readonly where?: Where;
  /** Top-level fields that every matching document has; `_id` is always added as the last, to make the order total. */
  readonly sort?: readonly (readonly [field: string, direction: 'asc' | 'desc'])[];
  /** Keyset paging: the values of the sort fields, and `_id` last, of the last document of the page before. */
  readonly after?: readonly Scalar[];
  readonly limit?: number;
}

export interface DocumentReader {
  get(collection: string, id: string): Promise<Document | undefined>;
  /** In no particular order; what does not exist is left out. */
  getMany(collection: string, ids: readonly string[]): Promise<Document[]>;
  find(collection: string, query: Query): Promise<Document[]>;
  count(collection: string, where: Where): Promise<number>;
}

export interface Quarantined {
  readonly stream: string;
  /** Of the event that could not be handled. */
  readonly position: string;
  readonly eventId: string;
  readonly error: string;
}

/** What one batch of events changes. Commits together with the checkpoint, where the store can. */
export interface WriteBatch {
  readonly documents: readonly { readonly collection: string; readonly document: Document }[];
  /** Of the last event delivered, whichever its stream. */
  readonly checkpoint: string;
  readonly quarantine?: readonly Quarantined[];
  /** Streams that are well again. */
  readonly released?: readonly string[];
}

/** The right to write, held by one process at a time. */
export interface Lease {
  readonly name: string;
  readonly holder: string;
  /** Rises with every change of holder; the store refuses writes with an older one. */
  readonly token: number;
}

/**
 * Writes one generation of a projection's collections: the one that is read, or one that is built beside
 * it to take its place.
 */
export interface ProjectionWriter extends DocumentReader {
  readonly spec: ProjectionSpec;
  checkpoint(): Promise<string | undefined>;
  quarantined(): Promise<Quarantined[]>;
  /** @throws LeaseLost, GenerationReplaced, ReadStoreUnavailable: nothing was written */
  write(batch: WriteBatch): Promise<void>;
  /** Puts this generation in the place of the one that is read, in one step, and drops that. */
  promote(): Promise<void>;
}

/** Documents derived from events: disposable, and always made again from them. */
export interface ReadStore extends DocumentReader {
  /** The position up to which the generation that is read has seen the events. */
  checkpoint(projection: string): Promise<string | undefined>;
  quarantined(projection: string): Promise<Quarantined[]>;

  /**
   * The writer of a projection: of the generation that is read if it has the spec's version, else of one
   * beside it, resumed if it was begun before. Where nothing is read yet, the first is read from the start.
   */
  writer(spec: ProjectionSpec, lease: Lease): Promise<ProjectionWriter>;
  /** The writer of an empty generation beside the one that is read. */
  rebuild(spec: ProjectionSpec, lease: Lease): Promise<ProjectionWriter>;

  /** Takes a lease that is free, expired, or one's own; `undefined` while somebody else holds it. */
  acquireLease(name: string, holder: string, forMilliseconds: number): Promise<Lease | undefined>;
  /** @throws LeaseLost */
  renewLease(lease: Lease, forMilliseconds: number): Promise<void>;
  releaseLease(lease: Lease): Promise<void>;

  close(): Promise<void>;
}
