export type Json = null | boolean | number | string | readonly Json[] | { readonly [field: string]: Json | undefined };

/** A document of a read model. */
export interface Document {
  readonly _id: string;
  /** Of the last event that changed it. A write with an older one changes nothing. */
  readonly position: string;
  readonly [field: string]: Json | undefined;
}

export interface CollectionSpec {
  /** The name analysts know it by. */
  readonly name: string;
  /** Each a list of top-level fields, in order; equality fields first. `_id` always is one. */
  readonly indexes: readonly (readonly string[])[];
}

/** Collections that are written together, from one pass over the events. */
export interface ProjectionSpec {
  readonly name: string;
  /** Raised whenever the same events would give other documents: they are then built anew. */
  readonly version: number;
  readonly collections: readonly CollectionSpec[];
}
