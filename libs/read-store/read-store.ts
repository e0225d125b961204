import { type Document, type ProjectionSpec } from './document.js';

export type Scalar = string | number | boolean;

/**
 * Equality; a range; what a list contains (fields named in `lists`); or
 * whether there is something other than null. A field that is missing matches nothing but `{ exists: false }`.
 */
export type Condition =
  | Scalar
  | { readonly gt?: Scalar; readonly gte?: Scalar; readonly lt?: Scalar; readonly lte?: Scalar }
  | { readonly contains: string }
  | { readonly exists: boolean };

/** All of them hold. A field holds values of one type throughout its collection. */
export type Where = Readonly<Record<string, Condition>>;

export interface Query {
  readonly where?: Where;
  /**
   * Top-level fields; `_id`, in the direction of the last, always ends them, to make the order total.
   * Strings are in the order of their code points. Documents that lack one of the fields are left out.
   * An index serves sorts of one direction throughout.
   */
  readonly sort?: readonly (readonly [field: string, direction: 'asc' | 'desc'])[];
  /** Keyset paging: the values of the sort fields, and `_id` last, of the last document of the page before. */
  readonly after?: readonly Scalar[];
  readonly limit?: number;
}

/**
 * Collections nobody has begun to write read as empty. Documents are not to be changed by those who read them:
 * others may be given the same. @throws ReadStoreUnavailable
 */
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

/**
 * What one batch of events changes. Documents, quarantine and checkpoint are written all or none: wherever a writer
 * is cut off, whoever writes next, and whoever reads once the lease has run out, finds the whole batch or nothing of
 * it. Only whoever reads while it is being written may see a part of it, where the store has no transactions.
 */
export interface WriteBatch {
  /** In any order. One whose `position` is older than the stored document's is passed over. */
  readonly documents: readonly { readonly collection: string; readonly document: Document }[];
  /** Of the last event delivered, whichever its stream. An older one than the stored is passed over. */
  readonly checkpoint: string;
  /** What the documents were made from, in words of whoever writes them: stored with the checkpoint. */
  readonly source?: string;
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
 * Writes one generation of a projection's collections, the one that is read or one that is built beside it
 * to take its place, and reads what is in it. Everything throws GenerationReplaced once it is not there any more.
 */
export interface ProjectionWriter extends DocumentReader {
  readonly spec: ProjectionSpec;
  /** Whether this generation is the one that is read. */
  isRead(): Promise<boolean>;
  /** Of this part. */
  checkpoint(): Promise<string | undefined>;
  /** What was said of the source when the checkpoint was written. */
  source(): Promise<string | undefined>;
  /** Streams of all parts. */
  quarantined(): Promise<Quarantined[]>;
  /** @throws LeaseLost, GenerationReplaced, ReadStoreUnavailable: the checkpoint has not moved */
  write(batch: WriteBatch): Promise<void>;
  /**
   * Says that this part has caught up. When all parts have, this generation takes the place of the one that
   * is read, in one step, and drops that. Answers whether this one is read now.
   * @throws LeaseLost, GenerationReplaced, ReadStoreUnavailable
   */
  promote(): Promise<boolean>;
  /**
   * Drops all that there is of the projection, what is read as well: what it was made from is there no more. The next
   * writer begins with nothing, and what it writes is read from the start.
   * @throws LeaseLost, GenerationReplaced, ReadStoreUnavailable
   */
  discard(): Promise<void>;
}

/** Documents derived from events: disposable, and always made again from them. */
export interface ReadStore extends DocumentReader {
  /**
   * The position up to which the generation that is read has seen the events: all of its parts have.
   * `undefined` while it has seen none, or there is none.
   */
  checkpoint(projection: string): Promise<string | undefined>;
  quarantined(projection: string): Promise<Quarantined[]>;

  /**
   * The writer of a part (from 0) of a projection: of the generation that is read if it has the spec's
   * version, else of one beside it, resumed if it was begun before. Where nothing is read yet, the first is
   * read from the start.
   */
  writer(spec: ProjectionSpec, lease: Lease, part?: number): Promise<ProjectionWriter>;
  /**
   * The writer of an empty generation beside the one that is read, which goes on being written. It is
   * written by this writer alone, as one part. An unfinished one is dropped.
   */
  rebuild(spec: ProjectionSpec, lease: Lease): Promise<ProjectionWriter>;

  /**
   * Takes a lease that is free, expired, or one's own; `undefined` while somebody else holds it. It is not for longer
   * than `LONGEST_LEASE_MS`.
   */
  acquireLease(name: string, holder: string, forMilliseconds: number): Promise<Lease | undefined>;
  /** @throws LeaseLost */
  renewLease(lease: Lease, forMilliseconds: number): Promise<void>;
  /** Somebody else's is left alone. */
  releaseLease(lease: Lease): Promise<void>;
  /** Those that somebody holds at the moment, of the leases whose names begin so. */
  heldLeases(prefix: string): Promise<Lease[]>;

  /** Waits for writes under way. Whatever is asked afterwards fails: ReadStoreUnavailable. */
  close(): Promise<void>;
}
