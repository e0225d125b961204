import { type Connection } from './connection.js';
import { GenerationDocuments } from './generation-documents.js';
import { Leases } from './leases.js';
import { PartWriter } from './part-writer.js';
import { type AssignmentRecord, type GenerationRecord, RECORDS, type StepRecord } from './records.js';

/** How often those who read look for them, in milliseconds. */
const LOOK_EVERY = 1_000;

/**
 * Batches that were cut off, on a server without transactions. Whoever writes next finishes his own before anything
 * else; those of parts that nobody writes any more are finished by whoever reads.
 */
export class UnfinishedBatches {
  private lookedAt = -Infinity;

  constructor(private readonly connection: Connection) {}

  /** Finishes those whose writers' leases have run out. */
  async finish(): Promise<void> {
    const now = performance.now();
    if (now - this.lookedAt < LOOK_EVERY || (await this.connection.abilities()).transactions) return;
    this.lookedAt = now;
    const { commands } = this.connection;
    const steps = await commands.find<StepRecord>(RECORDS.steps, { batch: { $ne: '' } });
    if (steps.length === 0) return;
    const held = await new Leases(commands).held('');
    const atWork = new Set(held.map(({ name, token }) => `${name}/${token}`));
    for (const step of steps) if (!atWork.has(step.fence)) await this.finishOne(step);
  }

  private async finishOne({ assignment: _id, generation, part, fence }: StepRecord): Promise<void> {
    const { commands } = this.connection;
    const [assignment] = await commands.find<AssignmentRecord>(RECORDS.assignments, { _id });
    const [record] = await commands.find<GenerationRecord>(RECORDS.generations, { _id: generation });
    if (assignment === undefined || record === undefined) return;
    const documents = new GenerationDocuments(this.connection, record);
    await PartWriter.finish(this.connection, {
      assignment,
      part: Number(part.slice(part.lastIndexOf('/') + 1)),
      fence,
      apply: (batch, by) => documents.write(batch, by),
    });
  }
}
