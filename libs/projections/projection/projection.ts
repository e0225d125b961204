import { type ReadDocument, type RecordedAllianceEvent } from '#domain';
import { type FoldedStore } from '#event-store';
import { type Document, type DocumentReader, type ProjectionSpec } from '#read-store';

/** Read models that are written together, from one pass over the events. */
export interface Projection {
  /** All documents of its collections can be found by `allianceId`. */
  readonly spec: ProjectionSpec;
  /**
   * Begins to project onto the documents of one generation.
   * @param cacheBytes how many bytes its states may take in memory, roughly; default: `CACHE_BYTES`
   */
  projector(documents: DocumentReader, histories: Histories, cacheBytes?: number): Projector;
}

export const CACHE_BYTES = 25_000_000;

/** Alliances' events as they were recorded, by their streams; with snapshots, where somebody holds them. */
export type Histories = FoldedStore<RecordedAllianceEvent>;

/** Events by stream, each stream's in order. */
export type Streams = ReadonlyMap<string, readonly RecordedAllianceEvent[]>;

/**
 * Turns events into documents. Amended entries are not its concern: see `AmendingProjector`. It caches what it has
 * read and made, so what it gives must be written before it is asked again; if that fails, another projector goes on.
 */
export interface Projector {
  /**
   * What more events make of the documents. After all of an alliance's events up to some point, the bytes of its
   * documents are the same however the events were cut into batches.
   * @param recorded where an alliance's events are given as they count: the same, one by one, as they were recorded
   */
  project(streams: Streams, recorded?: Streams): Promise<ReadonlyMap<string, Projected>>;
}

/** The documents that an alliance's events change, or why there are none. */
export type Projected = { readonly documents: readonly Written[] } | { readonly error: unknown };

export interface Written {
  readonly collection: string;
  readonly document: Document;
}

/** Which event a document has seen last. */
export interface Seen {
  readonly position: string;
  readonly recordedAt: string;
}

export function seenBy({ position, recordedAt }: RecordedAllianceEvent): Seen {
  return { position, recordedAt };
}

/** Stores hold JSON, and say so by an index signature that interfaces do not have. */
export function written(collection: string, document: ReadDocument): Written {
  return { collection, document: document as ReadDocument & Document };
}

/** Whether a document is there, or has left but a tombstone. */
export function isThere({ removed }: Document): boolean {
  return removed !== true;
}

/** What a document that is no more leaves behind, for those who load what changed. */
export function tombstone(collection: string, _id: string, { position }: Seen): Written {
  return { collection, document: { _id, position, removed: true } };
}
