import type { ReadDocument, RecordedAllianceEvent } from '#domain';
import type { Document, DocumentReader, ProjectionSpec } from '#read-store';

/** Read models that are written together, from one pass over the events. */
export interface Projection {
  /** Collections that say that others are written come before these. All can be found by `allianceId`. */
  readonly spec: ProjectionSpec;
  /** Begins to project onto the documents of one generation. */
  projector(documents: DocumentReader, history: ReadHistory): Projector;
}

/** An alliance's events as they were recorded, from the first up to a revision. @throws EventStoreUnavailable */
export type ReadHistory = (allianceId: string, revision: number) => Promise<RecordedAllianceEvent[]>;

/**
 * Turns events into documents. Entries that are amended are not its concern: see AmendingProjector. It keeps in mind (up to a limit) what it has read and made, so what it gives
 * must be written before it is asked again; if it cannot be, another projector goes on.
 */
export interface Projector {
  /**
   * What some more events, by stream and in order, make of the documents. After all of an alliance's events up
   * to some point, the bytes of its documents are the same however the events were cut into batches.
   */
  project(
    streams: ReadonlyMap<string, readonly RecordedAllianceEvent[]>,
    /** Where an alliance's events are given as they count: the same, one by one, as they were recorded. */
    recorded?: ReadonlyMap<string, readonly RecordedAllianceEvent[]>,
  ): Promise<ReadonlyMap<string, Projected>>;
}

/** The documents that an alliance's events change, those that the others are derived from last; or why there are none. */
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

/** A document while it is made. */
export type Draft<T> = { -readonly [Field in keyof T]: T[Field] };

/** What the store keeps is JSON, and says so by an index signature that interfaces do not have. */
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
