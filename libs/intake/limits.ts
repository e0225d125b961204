import { SIZE_LIMITS } from '#domain';

/** How much of anything is taken. Lengths are in UTF-16 units, as JSON Schema's `maxLength` nearly counts them. */
export const LIMITS = {
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
  /** Days in a trust policy: a century. */
  days: 36_525,
} as const;
