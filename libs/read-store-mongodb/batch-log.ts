import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, deflateRaw, inflateRaw } from 'node:zlib';

import { Binary } from 'mongodb';

import { type WriteBatch } from '#read-store';

import { type Commands } from './commands.js';
import { type BatchRecord, RECORDS, type StepRecord } from './records.js';

/** MongoDB takes documents of 16 MiB. */
const PIECE_BYTES = 8 * 1024 * 1024;

/** Documents are alike: deflated, they take little room, and the server is the sooner done with them. */
const deflated = promisify<Buffer, { readonly level: number }, Buffer>(deflateRaw);
const inflated = promisify<Buffer, Buffer>(inflateRaw);
const FAST = { level: constants.Z_BEST_SPEED };

/** Batches as a whole, while they are written to a server that has no transactions. */
export class BatchLog {
  constructor(private readonly commands: Commands) {}

  /** @returns what it is called */
  async add({ part, generation, fence }: StepRecord, content: WriteBatch): Promise<string> {
    const batch = randomUUID();
    const json = await deflated(Buffer.from(JSON.stringify(content)), FAST);
    const records: BatchRecord[] = [];
    for (let number = 0; number * PIECE_BYTES < json.length; number++) {
      const piece = new Binary(json.subarray(number * PIECE_BYTES, (number + 1) * PIECE_BYTES));
      records.push({ _id: `${batch}/${number}`, generation, part, fence, batch, number, piece });
    }
    await this.commands.insert<BatchRecord>(RECORDS.batches, records);
    return batch;
  }

  /** Nothing, once it is removed. */
  async get(batch: string): Promise<WriteBatch | undefined> {
    const inOrder = { sort: { number: 1 } } as const;
    const records = await this.commands.find<BatchRecord>(RECORDS.batches, { batch }, inOrder);
    if (records.length === 0) return undefined;
    const json = await inflated(Buffer.concat(records.map(({ piece }) => piece.value())));
    return JSON.parse(json.toString()) as WriteBatch;
  }

  async remove(batch: string): Promise<void> {
    await this.commands.delete<BatchRecord>(RECORDS.batches, { batch });
  }

  /** Removes what somebody logged who was fenced off before it became his next step. */
  async removeOthers({ part, fence, batch }: StepRecord): Promise<void> {
    const others = { part, fence: { $ne: fence }, batch: { $ne: batch } };
    await this.commands.delete<BatchRecord>(RECORDS.batches, others);
  }
}
