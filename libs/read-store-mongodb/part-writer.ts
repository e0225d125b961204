import { setTimeout as wait } from 'node:timers/promises';

import { LeaseLost, type WriteBatch } from '#read-store';

import { type Control } from './control.js';
import { type SharingRecord, type StepRecord } from './records.js';

export interface PartWriterOptions {
  readonly sharing: SharingRecord;
  readonly part: number;
  /** Whoever claims the part with another one later fences this writer off. */
  readonly fence: string;
  /** Writes what a batch says, and may be told to do so any number of times. */
  readonly apply: (batch: WriteBatch) => Promise<void>;
}

/** How long somebody who may be at it still is left to finish his batch himself. */
const PATIENCE = { times: 10, milliseconds: 30 };

/**
 * Makes batches all or nothing, for whoever writes next, without transactions: a batch is kept first, then
 * becomes the next step, is then applied, and is done when the checkpoint moves, which is another step. One
 * that was cut off is finished before anything else is read or written.
 */
export class PartWriter {
  /** As this writer left it; undefined while it is not sure. */
  #step: StepRecord | undefined;

  private constructor(
    private readonly control: Control,
    private readonly options: PartWriterOptions,
    readonly part: string,
  ) {}

  static async claim(control: Control, options: PartWriterOptions): Promise<PartWriter> {
    const { sharing, part, fence } = options;
    const step = await control.steps.claim(sharing, part, fence);
    const writer = new PartWriter(control, options, step.part);
    await control.batches.forgetOthers(step);
    writer.#step = await writer.#settle(step);
    return writer;
  }

  /** @throws LeaseLost, GenerationReplaced */
  async write(batch: WriteBatch): Promise<void> {
    const step = await this.settled();
    this.#step = undefined;
    this.#step = await this.#write(step, batch);
  }

  /** Where the part stands, with nothing half written: what is read before may be. */
  async settled(): Promise<StepRecord> {
    this.#step ??= await this.#settle(await this.#last());
    return this.#step;
  }

  async #write(from: StepRecord, content: WriteBatch): Promise<StepRecord> {
    const { steps, batches } = this.control;
    if (changesNothing(content)) return steps.take(from, { checkpoint: later(from, content) });
    const batch = await batches.keep(from, content);
    return this.#finish(await steps.take(from, { batch }), content);
  }

  /** Finishes what was cut off. */
  async #settle(step: StepRecord): Promise<StepRecord> {
    let last = step;
    for (let time = 0; last.batch !== ''; time++) {
      const batch = time < PATIENCE.times ? undefined : await this.control.batches.get(last.batch);
      if (batch !== undefined) return this.#finish(last, batch);
      await wait(PATIENCE.milliseconds);
      last = await this.#last();
    }
    return last;
  }

  async #finish(step: StepRecord, content: WriteBatch): Promise<StepRecord> {
    const { steps, batches } = this.control;
    await this.options.apply(content);
    try {
      const done = await steps.take(step, { batch: '', checkpoint: later(step, content) });
      await batches.forget(step.batch);
      return done;
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      // Unless it was fenced off, another writer under the same fence has finished it first.
      return this.#settle(await this.#last());
    }
  }

  /** @throws LeaseLost where somebody else claimed the part */
  async #last(): Promise<StepRecord> {
    const { fence } = this.options;
    const last = await this.control.steps.last(this.part);
    if (last.fence === fence) return last;
    throw new LeaseLost(`The part ${last.part} is written under ${last.fence} by now, not under ${fence}.`);
  }
}

function changesNothing({ documents, quarantine = [], released = [] }: WriteBatch): boolean {
  return documents.length === 0 && quarantine.length === 0 && released.length === 0;
}

function later({ checkpoint }: StepRecord, batch: WriteBatch): string {
  return checkpoint < batch.checkpoint ? batch.checkpoint : checkpoint;
}
