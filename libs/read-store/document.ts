export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [field: string]: Json | undefined };

/** A document of a read model. What is removed leaves a tombstone: `{_id, position, removed: true}`. */
export interface Document {
  readonly _id: string;
  /** Of the last event that changed it. A write with an older one changes nothing. */
  readonly position: string;
  readonly [field: string]: Json | undefined;
}

export interface CollectionSpec {
  /** The name analysts know it by: `[a-z][a-z0-9_]*`, used by one projection only. */
  readonly name: string;
  /**
   * Each a list of top-level fields (`[A-Za-z_][A-Za-z0-9_]*`), in order; equality fields first, then the
   * sorted ones. `_id` always is one, and always ends the others.
   */
  readonly indexes: readonly (readonly string[])[];
  /** Top-level fields that hold a list of strings, looked up by what the list contains. */
  readonly lists?: readonly string[];
}

/** Collections that are written together, from one pass over the events. */
export interface ProjectionSpec {
  readonly name: string;
  /** Raised whenever the same events would give other documents, or indexes change: all is then built anew. */
  readonly version: number;
  readonly collections: readonly CollectionSpec[];
  /**
   * How many writers share the streams between them, each with a checkpoint of its own. Default: 1. When
   * the number changes, all go on from the checkpoint of the one that was furthest behind.
   */
  readonly parts?: number;
}
