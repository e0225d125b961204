import {
  type Binary,
  type Collection,
  type Db,
  type Document as BsonDocument,
  type OptionalUnlessRequiredId,
} from 'mongodb';

import { type Quarantined } from '#read-store';

import { isDuplicateKey } from './failures.js';

/**
 * What the store keeps about its read models, in collections of its own. Whatever two processes may decide at
 * the same time is decided by inserting a document whose `_id` only one of them can take: nothing is simpler,
 * and nothing else is the same on every server. All other changes are made by the one process that may.
 */

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
}

/** How many writers share the streams of a generation between them. The last is in force. */
export interface SharingRecord {
  /** `<generation>/<number>` */
  readonly _id: string;
  readonly generation: string;
  readonly number: number;
  readonly parts: number;
  /** The checkpoint that all of them go on from; empty: the beginning. */
  readonly from: string;
}

/** A step of the writer of a part. The last says how far he has got, and under which fence. */
export interface StepRecord {
  /** `<part>/<number>` */
  readonly _id: string;
  readonly generation: string;
  readonly sharing: string;
  /** `<sharing>/<number of the part>` */
  readonly part: string;
  readonly number: number;
  /** Under which lease, and with which token, he writes. */
  readonly fence: string;
  /** Empty: nothing was seen yet. */
  readonly checkpoint: string;
  /** The batch that is being written; empty: none. It is kept whole, so that anybody can finish it. */
  readonly batch: string;
}

/** Says that a part has caught up. */
export interface CaughtUpRecord {
  /** The part. */
  readonly _id: string;
  readonly generation: string;
  readonly sharing: string;
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

export const generationsIn = (db: Db) => db.collection<GenerationRecord>('entente_generations');
export const sharingsIn = (db: Db) => db.collection<SharingRecord>('entente_sharings');
export const stepsIn = (db: Db) => db.collection<StepRecord>('entente_steps');
export const caughtUpIn = (db: Db) => db.collection<CaughtUpRecord>('entente_caught_up');
export const batchesIn = (db: Db) => db.collection<BatchRecord>('entente_batches');
export const quarantineIn = (db: Db) => db.collection<QuarantineRecord>('entente_quarantine');
export const leasesIn = (db: Db) => db.collection<LeaseRecord>('entente_leases');

/** Inserts a document, or answers false where somebody else's has its `_id`. */
export async function claim<T extends BsonDocument>(
  collection: Collection<T>,
  document: OptionalUnlessRequiredId<T>,
): Promise<boolean> {
  try {
    await collection.insertOne(document);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
