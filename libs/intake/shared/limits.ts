import { SIZE_LIMITS } from '#domain';

/** How much of anything is taken. Lengths of texts are in characters of Unicode, as JSON Schema counts them. */
export const LIMITS = {
  /** Events that are left out, or invented, to see what would be. */
  whatIfEvents: 100,
  /** Of objects and lists inside each other. */
  depth: 16,
  name: 200,
  unit: 50,
  text: 4_000,
  /** URLs, titles of documents, identifiers of other systems. */
  reference: 2_000,
  ...SIZE_LIMITS,
  ratings: 10_000,
  openCommitments: 10_000,
  /** Of an objective. */
  markers: 50,
  /** Of a meeting. */
  attendees: 1_000,
  /** Of a health check. */
  dimensions: 50,
  /** Quantities, targets and amounts of money: beyond it a double counts no cents any more. */
  amount: 1e13,
  /** CloudEvents in a batch. A line each, there may be any number. */
  batchEvents: 5_000,
  /** A CloudEvent on a line of its own. */
  lineBytes: 1_048_576,
  /** A JSON array of CloudEvents in a file, which is read at once. */
  arrayBytes: 67_108_864,
} as const;
