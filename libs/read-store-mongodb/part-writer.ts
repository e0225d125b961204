import { setTimeout as wait } from 'node:timers/promises';

import { LeaseLost, type WriteBatch } from '#read-store';

import { BatchLog } from './batch-log.js';
import { type Commands } from './commands.js';
import { type Connection } from './connection.js';
import { type AssignmentRecord, type StepRecord } from './records.js';
import { partOf, Steps } from './steps.js';

export interface PartWriterOptions {
  readonly assignment: AssignmentRecord;
  readonly part: number;
  /** Whoever claims the part with another one later fences this writer off. */
  readonly fence: string;
  /** Writes what a batch says, and may be told to do so any number of times. */
  readonly apply: (batch: WriteBatch, commands: Commands) => Promise<void>;
}

/** How long somebody who may be at it still is left to finish his batch himself. */
const PATIENCE = { times: 10, milliseconds: 30 };

/**
 * Makes batches all or nothing, for whoever goes on from there. Where the server has transactions, each is one. Where
 * it has none, a batch is logged first, then becomes the next step, is then applied, and is done when the checkpoint
 * moves, which is another step: one that was cut off is finished before anything else is read or written.
 */
export class PartWriter {
  private readonly steps: Steps;
  private readonly log: BatchLog;
  /** As this writer left it; undefined while it is not sure. */
  private step: StepRecord | undefined;

  private constructor(
    private readonly connection: Connection,
    private readonly options: PartWriterOptions,
    readonly part: string,
  ) {
    this.steps = new Steps(connection.commands);
    this.log = new BatchLog(connection.commands);
  }

  static async claim(connection: Connection, options: PartWriterOptions): Promise<PartWriter> {
    const { assignment, part, fence } = options;
    const step = await new Steps(connection.commands).claim(assignment, part, fence);
    const writer = new PartWriter(connection, options, step.part);
    await writer.log.removeOthers(step);
    writer.step = await writer.settle(step);
    return writer;
  }

  /** Finishes what was cut off under a fence, unless somebody else has claimed the part since. */
  static async finish(connection: Connection, options: PartWriterOptions): Promise<void> {
    const { assignment, part, fence } = options;
    const writer = new PartWriter(connection, options, partOf(assignment, part));
    const last = await writer.steps.last(writer.part);
    if (last.fence === fence) await writer.settle(last);
  }

  /** @throws LeaseLost, GenerationReplaced */
  async write(batch: WriteBatch): Promise<void> {
    const step = await this.settled();
    this.step = undefined;
    this.step = await this.writeAfter(step, batch);
  }

  /** Where the part stands, with nothing half written: what is read before may be. */
  async settled(): Promise<StepRecord> {
    this.step ??= await this.settle(await this.last());
    return this.step;
  }

  private async writeAfter(from: StepRecord, content: WriteBatch): Promise<StepRecord> {
    if (changesNothing(content)) return this.steps.take(from, progressAfter(from, content));
    const { transactions } = await this.connection.abilities();
    if (transactions)
      return this.connection.transact(async (commands) => {
        const done = await new Steps(commands).take(from, progressAfter(from, content));
        await this.options.apply(content, commands);
        return done;
      });
    const batch = await this.log.add(from, content);
    return this.finish(await this.steps.take(from, { batch }), content);
  }

  /** Finishes what was cut off. */
  private async settle(step: StepRecord): Promise<StepRecord> {
    let last = step;
    for (let time = 0; last.batch !== ''; time++) {
      const batch = time < PATIENCE.times ? undefined : await this.log.get(last.batch);
      if (batch !== undefined) return this.finish(last, batch);
      await wait(PATIENCE.milliseconds);
      last = await this.last();
    }
    return last;
  }

  private async finish(step: StepRecord, content: WriteBatch): Promise<StepRecord> {
    await this.options.apply(content, this.connection.commands);
    try {
      const done = await this.steps.take(step, { batch: '', ...progressAfter(step, content) });
      await this.log.remove(step.batch);
      return done;
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      // Unless it was fenced off, another writer under the same fence has finished it first.
      return this.settle(await this.last());
    }
  }

  /** @throws LeaseLost where somebody else claimed the part */
  private async last(): Promise<StepRecord> {
    const { fence } = this.options;
    const last = await this.steps.last(this.part);
    if (last.fence === fence) return last;
    throw new LeaseLost(`The part ${last.part} is written under ${last.fence} by now, not under ${fence}.`);
  }
}

function changesNothing({ documents, quarantine = [], released = [] }: WriteBatch): boolean {
  return documents.length === 0 && quarantine.length === 0 && released.length === 0;
}

/** A checkpoint moves forwards, never back. */
function progressAfter(from: StepRecord, { checkpoint, source }: WriteBatch) {
  if (checkpoint < from.checkpoint) return {};
  return { checkpoint, ...(source !== undefined && { source }) };
}
