import { LeaseLost, type WriteBatch } from '#read-store';

import type { Control } from './control.js';
import type { PartRecord, SharingRecord } from './records.js';

export interface PartWriterOptions {
  readonly sharing: SharingRecord;
  readonly part: number;
  /** Whoever claims the part with another one later fences this writer off. */
  readonly fence: string;
  /** Writes what a batch says, and may be told to do so any number of times. */
  readonly apply: (batch: WriteBatch) => Promise<void>;
}

/**
 * Makes batches all or nothing, for whoever writes next, without transactions: a batch is kept first, then
 * becomes the part's next step, is then applied, and is done when the checkpoint moves. One that was cut off
 * is finished before anything else is read or written.
 */
export class PartWriter {
  /** As this writer left it; undefined while it is not sure. */
  #record: PartRecord | undefined;

  private constructor(
    private readonly control: Control,
    private readonly options: PartWriterOptions,
  ) {}

  static async claim(control: Control, options: PartWriterOptions): Promise<PartWriter> {
    const { sharing, part, fence } = options;
    const writer = new PartWriter(control, options);
    const record = await control.parts.claim(sharing, part, fence);
    await control.batches.forgetOthers(record);
    writer.#record = await writer.#settle(record);
    return writer;
  }

  /** @throws LeaseLost, GenerationReplaced */
  async write(batch: WriteBatch): Promise<void> {
    const record = await this.settled();
    this.#record = undefined;
    this.#record = await this.#write(record, batch);
  }

  /** Where the part stands, with nothing half written: what is read before may be. */
  async settled(): Promise<PartRecord> {
    this.#record ??= await this.#settle(await this.#mine());
    return this.#record;
  }

  async #write(record: PartRecord, content: WriteBatch): Promise<PartRecord> {
    const { parts, batches } = this.control;
    if (changesNothing(content)) return parts.step(record, { checkpoint: later(record, content) });
    const batch = await batches.keep(record, content);
    return this.#finish(await parts.step(record, { batch }), content);
  }

  /** Finishes what was cut off. */
  async #settle(record: PartRecord): Promise<PartRecord> {
    if (record.batch === '') return record;
    return this.#finish(record, await this.control.batches.get(record.batch));
  }

  async #finish(record: PartRecord, content: WriteBatch): Promise<PartRecord> {
    const { parts, batches } = this.control;
    await this.options.apply(content);
    try {
      return await parts.step(record, { batch: '', checkpoint: later(record, content) });
    } catch (error) {
      // Another writer under the same fence may have finished it first.
      const now = await this.#mine();
      if (now.batch === record.batch) throw error;
      return now;
    } finally {
      await batches.forget(record.batch);
    }
  }

  /** @throws LeaseLost where somebody else claimed the part */
  async #mine(): Promise<PartRecord> {
    const { sharing, part, fence } = this.options;
    const record = await this.control.parts.get(sharing, part);
    if (record.fence !== fence)
      throw new LeaseLost(
        `The part ${record._id} is written under ${record.fence} by now, not under ${fence}.`,
      );
    return record;
  }
}

function changesNothing({ documents, quarantine = [], released = [] }: WriteBatch): boolean {
  return documents.length === 0 && quarantine.length === 0 && released.length === 0;
}

function later({ checkpoint }: PartRecord, batch: WriteBatch): string {
  return checkpoint < batch.checkpoint ? batch.checkpoint : checkpoint;
}
