import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, deflateRaw, inflateRaw } from 'node:zlib';

import { Binary, type Db } from 'mongodb';

import { type WriteBatch } from '#read-store';

import { batchesIn, type BatchRecord, type StepRecord } from './records.js';

/** MongoDB takes documents of 16 MiB. */
const PIECE_BYTES = 8 * 1024 * 1024;

/** Documents are alike: deflated, they take little room, and the server is the sooner done with them. */
const deflated = promisify<Buffer, { readonly level: number }, Buffer>(deflateRaw);
const inflated = promisify<Buffer, Buffer>(inflateRaw);
const FAST = { level: constants.Z_BEST_SPEED };

/** Batches, kept whole while they are written. */
export class Batches {
  constructor(private readonly db: Db) {}

  /** @returns what it is called */
  async keep({ part, generation, fence }: StepRecord, content: WriteBatch): Promise<string> {
    const batch = randomUUID();
    const json = await deflated(Buffer.from(JSON.stringify(content)), FAST);
    const records: BatchRecord[] = [];
    for (let number = 0; number * PIECE_BYTES < json.length; number++) {
      const piece = new Binary(json.subarray(number * PIECE_BYTES, (number + 1) * PIECE_BYTES));
      records.push({ _id: `${batch}/${number}`, generation, part, fence, batch, number, piece });
    }
    await batchesIn(this.db).insertMany(records);
    return batch;
  }

  /** Nothing, once it is forgotten. */
  async get(batch: string): Promise<WriteBatch | undefined> {
    const records = await batchesIn(this.db).find({ batch }).sort({ number: 1 }).toArray();
    if (records.length === 0) return undefined;
    const json = await inflated(Buffer.concat(records.map(({ piece }) => piece.value())));
    return JSON.parse(json.toString()) as WriteBatch;
  }

  async forget(batch: string): Promise<void> {
    await batchesIn(this.db).deleteMany({ batch });
  }

  /** Forgets what somebody kept who was fenced off before it became his next step. */
  async forgetOthers({ part, fence, batch }: StepRecord): Promise<void> {
    await batchesIn(this.db).deleteMany({ part, fence: { $ne: fence }, batch: { $ne: batch } });
  }
}
