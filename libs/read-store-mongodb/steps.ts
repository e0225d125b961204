import { type Db } from 'mongodb';

import { GenerationReplaced, LeaseLost } from '#read-store';

import { caughtUpIn, claim, type SharingRecord, type StepRecord, stepsIn } from './records.js';

/** Steps that are kept. Only the last counts; one before it is there to be run into by whoever is late. */
const KEPT = 4;

/** What the writers of parts do, one step after the other. Whoever takes a step that was taken already is too late. */
export class Steps {
  constructor(private readonly db: Db) {}

  async prepare(): Promise<void> {
    await stepsIn(this.db).createIndex({ part: 1, number: 1 });
  }

  /** @throws GenerationReplaced */
  async last(part: string): Promise<StepRecord> {
    const last = await this.#last(part);
    if (last === undefined) throw new GenerationReplaced(`The part ${part} is not there any more.`);
    return last;
  }

  /** Fences off whoever wrote a part before under another fence. */
  async claim(sharing: SharingRecord, part: number, fence: string): Promise<StepRecord> {
    for (;;) {
      const last = await this.#last(partOf(sharing, part));
      if (last?.fence === fence) return last;
      const claimed = await this.#take(
        last === undefined ? first(sharing, part, fence) : next(last, { fence }),
      );
      if (claimed !== undefined) return claimed;
    }
  }

  /** @throws LeaseLost where somebody else has taken it */
  async take(from: StepRecord, to: Partial<Pick<StepRecord, 'checkpoint' | 'batch'>>): Promise<StepRecord> {
    const step = await this.#take(next(from, to));
    if (step === undefined)
      throw new LeaseLost(`Somebody else than ${from.fence} writes ${from.part} by now.`);
    return step;
  }

  /** Notes that a part has caught up, and answers whether all have by now. */
  async caughtUp(sharing: SharingRecord, part: number): Promise<boolean> {
    const { _id, generation, parts } = sharing;
    await claim(caughtUpIn(this.db), { _id: partOf(sharing, part), generation, sharing: _id });
    return (await caughtUpIn(this.db).countDocuments({ sharing: _id })) === parts;
  }

  async #take(step: StepRecord): Promise<StepRecord | undefined> {
    const { part, number } = step;
    if (!(await claim(stepsIn(this.db), step))) return undefined;
    // The number could have been free because it was cleared away.
    if ((await this.#last(part))?.number !== number) return undefined;
    if (number % KEPT === 0) await stepsIn(this.db).deleteMany({ part, number: { $lt: number - KEPT } });
    return step;
  }

  async #last(part: string): Promise<StepRecord | undefined> {
    const [last] = await stepsIn(this.db).find({ part }).sort({ number: -1 }).limit(1).toArray();
    return last;
  }
}

export const partOf = ({ _id }: SharingRecord, part: number) => `${_id}/${part}`;

function first(sharing: SharingRecord, part: number, fence: string): StepRecord {
  const { _id, generation, from: checkpoint } = sharing;
  const name = partOf(sharing, part);
  return { _id: `${name}/1`, generation, sharing: _id, part: name, number: 1, fence, checkpoint, batch: '' };
}

function next(from: StepRecord, to: Partial<StepRecord>): StepRecord {
  const number = from.number + 1;
  return { ...from, ...to, number, _id: `${from.part}/${number}` };
}
