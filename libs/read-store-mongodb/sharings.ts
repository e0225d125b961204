import { type Db } from 'mongodb';

import { claim, type GenerationRecord, type SharingRecord, sharingsIn, stepsIn } from './records.js';

/** How the streams of a generation are shared among its writers. */
export class Sharings {
  constructor(private readonly db: Db) {}

  /** The one in force. */
  async of({ _id: generation }: GenerationRecord): Promise<SharingRecord | undefined> {
    const [last] = await sharingsIn(this.db).find({ generation }).sort({ number: -1 }).limit(1).toArray();
    return last;
  }

  /**
   * Puts another in force, whose parts all go on from where the one furthest behind was.
   * @returns nothing, if somebody else has done so meanwhile
   */
  async follow(
    { _id: generation }: GenerationRecord,
    before: SharingRecord | undefined,
    parts: number,
  ): Promise<SharingRecord | undefined> {
    const number = (before?.number ?? 0) + 1;
    const from = before === undefined ? '' : await this.#seenByAll(before);
    const sharing = { _id: `${generation}/${number}`, generation, number, parts, from };
    return (await claim(sharingsIn(this.db), sharing)) ? sharing : undefined;
  }

  /** What every part has seen. */
  async seenByAll(generation: GenerationRecord): Promise<string | undefined> {
    const sharing = await this.of(generation);
    return sharing === undefined ? undefined : (await this.#seenByAll(sharing)) || undefined;
  }

  async #seenByAll({ _id: sharing, parts, from }: SharingRecord): Promise<string> {
    const steps = await stepsIn(this.db).find({ sharing }).sort({ number: 1 }).toArray();
    const checkpoints = [...new Map(steps.map(({ part, checkpoint }) => [part, checkpoint])).values()];
    if (checkpoints.length < parts) checkpoints.push(from);
    return checkpoints.reduce((least, one) => (one < least ? one : least));
  }
}
