import { type Binary } from 'mongodb';

import { type Quarantined } from '#read-store';

/**
 * What the store notes about its read models, in collections of its own. Whatever two processes may decide at
 * the same time is decided by inserting a document whose `_id` only one of them can take: nothing is simpler,
 * and nothing else is the same on every server. All other changes are made by the one process that may.
 */
export const RECORDS = {
  generations: 'entente_generations',
  assignments: 'entente_assignments',
  steps: 'entente_part_steps',
  caughtUp: 'entente_caught_up',
  batches: 'entente_batches',
  quarantine: 'entente_quarantine',
  leases: 'entente_leases',
} as const;

/** One making of a projection's collections. Of those that are promoted the last is read; a later one is built. */
export interface GenerationRecord {
  /** `<projection>/<number>` */
  readonly _id: string;
  readonly projection: string;
  readonly number: number;
  readonly version: number;
  /** Where the documents of each collection lie: this never changes. */
  readonly places: readonly { readonly collection: string; readonly place: string }[];
  readonly promoted: boolean;
  /** It is neither read nor built any more, and about to be dropped. */
  readonly discarded?: boolean;
}

/** Among how many writers, one a part, the streams of a generation are divided. The last is in force. */
export interface AssignmentRecord {
  /** `<generation>/<number>` */
  readonly _id: string;
  readonly generation: string;
  readonly number: number;
  readonly parts: number;
  /** Where all of them go on from. */
  readonly from: Progress;
}

/** How far somebody has got. */
export interface Progress {
  /** Empty: nothing was seen yet. */
  readonly checkpoint: string;
  /** What the documents were made from; empty: nobody has said. */
  readonly source: string;
}

export const NO_PROGRESS: Progress = { checkpoint: '', source: '' };

/** A step of the writer of a part. The last says how far he has got, and under which fence. */
export interface StepRecord extends Progress {
  /** `<part>/<number>` */
  readonly _id: string;
  readonly generation: string;
  readonly assignment: string;
  /** `<assignment>/<number of the part>` */
  readonly part: string;
  readonly number: number;
  /** Under which lease, and with which token, he writes. */
  readonly fence: string;
  /** The batch that is being written; empty: none. It is logged as a whole, so that anybody can finish it. */
  readonly batch: string;
}

/** Says that a part has caught up. */
export interface CaughtUpRecord {
  /** The part. */
  readonly _id: string;
  readonly generation: string;
  readonly assignment: string;
}

/** A piece of a batch, as JSON in UTF-8, deflated (RFC 1951). */
export interface BatchRecord {
  /** `<batch>/<number>` */
  readonly _id: string;
  readonly generation: string;
  readonly part: string;
  readonly fence: string;
  readonly batch: string;
  readonly number: number;
  readonly piece: Binary;
}

export interface QuarantineRecord extends Quarantined {
  /** `<generation>/<stream>` */
  readonly _id: string;
  readonly generation: string;
}

/** The last of a name says who holds it. */
export interface LeaseRecord {
  /** `<name>/<token>` */
  readonly _id: string;
  readonly name: string;
  readonly token: number;
  readonly holder: string;
  /** By the server's clock, in milliseconds since 1970. */
  readonly until: number;
  readonly givenBack: boolean;
}
