import { type Db } from 'mongodb';

import { GenerationReplaced } from '#read-store';

import { Batches } from './batches.js';
import { Generations } from './generations.js';
import { Leases } from './leases.js';
import { Quarantine } from './quarantine.js';
import { type GenerationRecord, type SharingRecord } from './records.js';
import { Sharings } from './sharings.js';
import { Steps } from './steps.js';

/** What the store knows about its read models. */
export class Control {
  readonly batches: Batches;
  readonly generations: Generations;
  readonly leases: Leases;
  readonly quarantine: Quarantine;
  readonly sharings: Sharings;
  readonly steps: Steps;

  constructor(readonly db: Db) {
    this.batches = new Batches(db);
    this.generations = new Generations(db);
    this.leases = new Leases(db);
    this.quarantine = new Quarantine(db);
    this.sharings = new Sharings(db);
    this.steps = new Steps(db);
  }

  /**
   * Whether a generation is the one that is read.
   * @throws GenerationReplaced where it is not there any more, or shared otherwise
   */
  async isRead(generation: GenerationRecord, sharing: SharingRecord): Promise<boolean> {
    const [{ read, built }, current] = await Promise.all([
      this.generations.standing(generation.projection),
      this.sharings.of(generation),
    ]);
    const there = [read, built].some((one) => one?._id === generation._id);
    if (!there || current?._id !== sharing._id)
      throw new GenerationReplaced(
        `Version ${generation.version} of ${generation.projection} was replaced (${sharing._id}).`,
      );
    return read?._id === generation._id;
  }
}
