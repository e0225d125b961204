import type { Db } from 'mongodb';

import { GenerationReplaced, LeaseLost } from '#read-store';

import { claim, type PartRecord, partsIn, type SharingRecord } from './records.js';

/** Where the work of each writer stands. */
export class Parts {
  constructor(private readonly db: Db) {}

  /** Makes the record of a part, if there is none, and fences off whoever wrote before. */
  async claim(sharing: SharingRecord, part: number, fence: string): Promise<PartRecord> {
    const _id = idOf(sharing, part);
    const { _id: sharingId, generation, from: checkpoint } = sharing;
    const record = { _id, generation, sharing: sharingId, fence, checkpoint, batch: '', caughtUp: false };
    if (!(await claim(partsIn(this.db), record)))
      await partsIn(this.db).updateOne({ _id }, { $set: { fence } });
    return this.get(sharing, part);
  }

  /** @throws GenerationReplaced */
  async get(sharing: SharingRecord, part: number): Promise<PartRecord> {
    const _id = idOf(sharing, part);
    const record = await partsIn(this.db).findOne({ _id });
    if (record === null) throw new GenerationReplaced(`The part ${_id} is not there any more.`);
    return record;
  }

  /**
   * The next step of a writer, unless another has taken one: nothing but this decides which batch is next.
   * @throws LeaseLost
   */
  async step(from: PartRecord, to: Partial<Pick<PartRecord, 'checkpoint' | 'batch'>>): Promise<PartRecord> {
    const { _id, fence, checkpoint, batch } = from;
    const { matchedCount } = await partsIn(this.db).updateOne(
      { _id, fence, checkpoint, batch },
      { $set: to },
    );
    if (matchedCount === 0) throw new LeaseLost(`Somebody else than ${fence} writes the part ${_id} by now.`);
    return { ...from, ...to };
  }

  /** Marks a part, and answers whether all are by now. */
  async caughtUp(sharing: SharingRecord, part: number): Promise<boolean> {
    await partsIn(this.db).updateOne({ _id: idOf(sharing, part) }, { $set: { caughtUp: true } });
    const all = await partsIn(this.db).countDocuments({ sharing: sharing._id, caughtUp: true });
    return all === sharing.parts;
  }
}

const idOf = ({ _id }: SharingRecord, part: number) => `${_id}/${part}`;
