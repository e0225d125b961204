import { GenerationReplaced, LeaseLost } from '#read-store';

import { type Commands } from './commands.js';
import { type AssignmentRecord, RECORDS, type StepRecord } from './records.js';

/** Steps that stay. Only the last counts; one before it is there to be run into by whoever is late. */
const STEPS_LEFT = 4;

/** What a step changes. */
export type StepChange = Partial<Pick<StepRecord, 'checkpoint' | 'source' | 'batch'>>;

/** What the writers of parts do, one step after the other. Whoever takes a step that was taken already is too late. */
export class Steps {
  constructor(private readonly commands: Commands) {}

  async prepare(): Promise<void> {
    await this.commands.createIndex(RECORDS.steps, ['part', 'number'], 'part.number');
  }

  /** @throws GenerationReplaced */
  async last(part: string): Promise<StepRecord> {
    const last = await this.find(part);
    if (last === undefined) throw new GenerationReplaced(`The part ${part} is not there any more.`);
    return last;
  }

  /** Fences off whoever wrote a part before under another fence. */
  async claim(assignment: AssignmentRecord, part: number, fence: string): Promise<StepRecord> {
    for (;;) {
      const last = await this.find(partOf(assignment, part));
      if (last?.fence === fence) return last;
      const claimed = await this.tryTake(
        last === undefined ? first(assignment, part, fence) : next(last, { fence }),
      );
      if (claimed !== undefined) return claimed;
    }
  }

  /** @throws LeaseLost where somebody else has taken it */
  async take(from: StepRecord, to: StepChange): Promise<StepRecord> {
    const step = await this.tryTake(next(from, to));
    if (step === undefined)
      throw new LeaseLost(`Somebody else than ${from.fence} writes ${from.part} by now.`);
    return step;
  }

  private async tryTake(step: StepRecord): Promise<StepRecord | undefined> {
    const { part, number } = step;
    if (!(await this.commands.claim<StepRecord>(RECORDS.steps, step))) return undefined;
    // The number could have been free because it was cleared away.
    if ((await this.find(part))?.number !== number) return undefined;
    const old = { part, number: { $lt: number - STEPS_LEFT } };
    if (number % STEPS_LEFT === 0) await this.commands.delete<StepRecord>(RECORDS.steps, old);
    return step;
  }

  private async find(part: string): Promise<StepRecord | undefined> {
    const latest = { sort: { number: -1 }, limit: 1 } as const;
    const [last] = await this.commands.find<StepRecord>(RECORDS.steps, { part }, latest);
    return last;
  }
}

export const partOf = ({ _id }: AssignmentRecord, part: number) => `${_id}/${part}`;

function first(assignment: AssignmentRecord, part: number, fence: string): StepRecord {
  const { _id, generation, from } = assignment;
  const name = partOf(assignment, part);
  const place = { generation, assignment: _id, part: name, number: 1 };
  return { _id: `${name}/1`, ...place, fence, ...from, batch: '' };
}

function next(from: StepRecord, to: Partial<StepRecord>): StepRecord {
  const number = from.number + 1;
  return { ...from, ...to, number, _id: `${from.part}/${number}` };
}
