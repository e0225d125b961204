import { changesThePast } from '#domain';
import { type DocumentReader } from '#read-store';

import {
  type Projected,
  type Projection,
  type Projector,
  type Histories,
  type Streams,
} from '../projection/projection.js';
import { projectAmended } from './project-amended.js';

/**
 * Lets a projection take in events one after the other, as long as no entry is amended; where one is, its alliance
 * is projected anew.
 */
export class AmendingProjector implements Projector {
  private projector: Projector;

  constructor(
    private readonly projection: Projection,
    private readonly documents: DocumentReader,
    private readonly histories: Histories,
    private readonly cacheBytes?: number,
  ) {
    this.projector = projection.projector(documents, histories, cacheBytes);
  }

  async project(streams: Streams): Promise<ReadonlyMap<string, Projected>> {
    const amended = [...streams].filter(([, events]) => events.some(changesThePast));
    if (amended.length === 0) return this.projector.project(streams);
    const others = new Map(streams);
    for (const [stream] of amended) others.delete(stream);
    const results = new Map(await this.projector.project(others));
    for (const [stream, events] of amended)
      results.set(
        stream,
        await projectAmended(this.projection, this.documents, this.histories, stream, events),
      );
    // What it has cached of these alliances is out of date. Amendments are rare: it may forget the others, too.
    this.projector = this.projection.projector(this.documents, this.histories, this.cacheBytes);
    return results;
  }
}
