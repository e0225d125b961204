import { type Commands } from './commands.js';
import {
  type AssignmentRecord,
  type CaughtUpRecord,
  type GenerationRecord,
  NO_PROGRESS,
  type Progress,
  RECORDS,
  type StepRecord,
} from './records.js';

/** How the streams of a generation are divided among its writers, and how far these have got. */
export class Assignments {
  constructor(private readonly commands: Commands) {}

  /** The one in force. */
  async of({ _id: generation }: GenerationRecord): Promise<AssignmentRecord | undefined> {
    const latest = { sort: { number: -1 }, limit: 1 } as const;
    const [last] = await this.commands.find<AssignmentRecord>(RECORDS.assignments, { generation }, latest);
    return last;
  }

  /**
   * Puts another in force, whose parts all go on from where the one furthest behind was.
   * @returns nothing, if somebody else has done so meanwhile
   */
  async follow(
    { _id: generation }: GenerationRecord,
    before: AssignmentRecord | undefined,
    parts: number,
  ): Promise<AssignmentRecord | undefined> {
    const number = (before?.number ?? 0) + 1;
    const from = before === undefined ? NO_PROGRESS : await this.leastOf(before);
    const assignment = { _id: `${generation}/${number}`, generation, number, parts, from };
    return (await this.commands.claim<AssignmentRecord>(RECORDS.assignments, assignment))
      ? assignment
      : undefined;
  }

  /** What every part has seen. */
  async seenByAll(generation: GenerationRecord): Promise<string | undefined> {
    const assignment = await this.of(generation);
    return assignment === undefined ? undefined : (await this.leastOf(assignment)).checkpoint || undefined;
  }

  /** Notes that a part has caught up, and answers whether all have by now. */
  async caughtUp({ _id: assignment, generation, parts }: AssignmentRecord, part: string): Promise<boolean> {
    const record = { _id: part, generation, assignment };
    await this.commands.claim<CaughtUpRecord>(RECORDS.caughtUp, record);
    return (await this.commands.count<CaughtUpRecord>(RECORDS.caughtUp, { assignment })) === parts;
  }

  /** How far the part has got that is furthest behind. */
  private async leastOf({ _id: assignment, parts, from }: AssignmentRecord): Promise<Progress> {
    const inOrder = { sort: { number: 1 } } as const;
    const steps = await this.commands.find<StepRecord>(RECORDS.steps, { assignment }, inOrder);
    const last = [...new Map<string, Progress>(steps.map((step) => [step.part, step])).values()];
    if (last.length < parts) last.push(from);
    const { checkpoint, source } = last.reduce((least, one) =>
      one.checkpoint < least.checkpoint ? one : least,
    );
    return { checkpoint, source };
  }
}
