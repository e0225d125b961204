import type { Db } from 'mongodb';

import { GenerationReplaced } from '#read-store';

import { claim, type GenerationRecord, partsIn, type SharingRecord, sharingsIn } from './records.js';

/** How far the writers of a generation have got, each with its part of the streams. */
export class Parts {
  constructor(private readonly db: Db) {}

  /** The sharing in force, made anew where another number of writers shares the streams by now. */
  async share(generation: GenerationRecord, parts: number): Promise<SharingRecord> {
    for (;;) {
      const current = await this.sharing(generation);
      if (current?.parts === parts) return current;
      const number = (current?.number ?? 0) + 1;
      const next: SharingRecord = {
        _id: `${generation._id}/${number}`,
        generation: generation._id,
        number,
        parts,
        from: current === undefined ? '' : await this.#seenByAll(current),
      };
      if (await claim(sharingsIn(this.db), next)) return next;
    }
  }

  async sharing({ _id: generation }: GenerationRecord): Promise<SharingRecord | undefined> {
    const [last] = await sharingsIn(this.db).find({ generation }).sort({ number: -1 }).limit(1).toArray();
    return last;
  }

  /** Makes the record of a part, if there is none. */
  async begin({ _id: sharing, generation, from }: SharingRecord, part: number): Promise<void> {
    const checkpoint = from;
    await claim(partsIn(this.db), {
      _id: `${sharing}/${part}`,
      generation,
      sharing,
      checkpoint,
      caughtUp: false,
    });
  }

  async checkpoint(sharing: SharingRecord, part: number): Promise<string | undefined> {
    const record = await partsIn(this.db).findOne({ _id: `${sharing._id}/${part}` });
    return (record?.checkpoint ?? sharing.from) || undefined;
  }

  /** Moves a checkpoint, never backwards. @throws GenerationReplaced */
  async advance({ _id: sharing }: SharingRecord, part: number, checkpoint: string): Promise<void> {
    const _id = `${sharing}/${part}`;
    const { matchedCount } = await partsIn(this.db).updateOne(
      { _id, checkpoint: { $lt: checkpoint } },
      { $set: { checkpoint } },
    );
    if (matchedCount === 0 && (await partsIn(this.db).findOne({ _id })) === null)
      throw new GenerationReplaced(`The checkpoint ${_id} is not there any more.`);
  }

  /** What every part has seen. */
  async seenByAll(generation: GenerationRecord): Promise<string | undefined> {
    const sharing = await this.sharing(generation);
    return sharing === undefined ? undefined : (await this.#seenByAll(sharing)) || undefined;
  }

  /** Marks a part, and answers whether all are by now. */
  async caughtUp({ _id: sharing, parts }: SharingRecord, part: number): Promise<boolean> {
    await partsIn(this.db).updateOne({ _id: `${sharing}/${part}` }, { $set: { caughtUp: true } });
    return (await partsIn(this.db).countDocuments({ sharing, caughtUp: true })) === parts;
  }

  async #seenByAll({ _id: sharing, parts, from }: SharingRecord): Promise<string> {
    const records = await partsIn(this.db).find({ sharing }).toArray();
    const checkpoints = records.map(({ checkpoint }) => checkpoint);
    if (records.length < parts) checkpoints.push(from);
    return checkpoints.reduce((least, one) => (one < least ? one : least));
  }
}
