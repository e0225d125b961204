import { PROJECTION_OF, type ReadModel, streamOf } from '#domain';
import { type EventStore } from '#event-store';
import { type ReadStore } from '#read-store';
import { InQuarantine, InvalidPosition, NotCaughtUp } from './errors.js';
import { Progress } from './progress.js';

const WAIT_MS = 5_000;

/** Waits for the read models, for those who wrote and want to read it. */
export class Patience {
  private readonly progress: Progress;

  constructor(
    private readonly documents: Pick<ReadStore, 'checkpoint' | 'quarantined'>,
    private readonly events: Pick<EventStore, 'readAll'>,
  ) {
    this.progress = new Progress((projection) => documents.checkpoint(projection));
  }

  /**
   * Waits, 5 s at most, until some read models have seen the event at a position, if one is given.
   * @throws InvalidPosition, NotCaughtUp, InQuarantine
   */
  async upTo(after: string | undefined, models: readonly ReadModel[], allianceId?: string): Promise<void> {
    if (after === undefined) return;
    const projections = [...new Set(models.map((model) => PROJECTION_OF[model]))];
    const reached = await Promise.all(
      projections.map((projection) =>
        this.progress.reach(projection, after, WAIT_MS, () => this.requirePosition(after)),
      ),
    );
    if (allianceId !== undefined)
      for (const projection of projections) await this.requireHealthy(projection, allianceId, after);
    if (reached.includes(false)) throw new NotCaughtUp(after);
  }

  /** What can be no position is waited for in vain. Whatever else the store answers, one that is far ahead may still come. */
  private async requirePosition(after: string): Promise<void> {
    try {
      for await (const event of this.events.readAll({ after, limit: 1 })) if (event) return;
    } catch (error) {
      if (error instanceof RangeError) throw new InvalidPosition();
    }
  }

  private async requireHealthy(projection: string, allianceId: string, after: string): Promise<void> {
    const stream = streamOf(allianceId);
    const quarantined = await this.documents.quarantined(projection);
    if (quarantined.some((one) => one.stream === stream && one.position <= after))
      throw new InQuarantine(allianceId, projection);
  }
}
