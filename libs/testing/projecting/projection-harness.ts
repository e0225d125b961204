import { type RecordedAllianceEvent } from '#domain';
import { type Projection, PROJECTIONS, type RunOptions, runProjections } from '#projections';
import { type Lease, type Quarantined } from '#read-store';

import { MemoryEventStore } from '../stores/memory-event-store.js';
import { MemoryReadStore } from '../stores/memory-read-store.js';
import { projected } from './projected.js';

/** A store of events and one of documents, and what it takes to project from the one to the other. */
export class ProjectionHarness {
  readonly documents = new MemoryReadStore();
  readonly batches: number[] = [];
  readonly quarantined: Quarantined[] = [];
  readonly released: string[] = [];

  constructor(public events = new MemoryEventStore()) {}

  async lease(name = 'projector'): Promise<Lease> {
    const lease = await this.documents.acquireLease(name, 'specs', 60_000);
    if (!lease) throw new Error('Somebody else holds the lease.');
    return lease;
  }

  async options(changes: Partial<RunOptions> = {}): Promise<RunOptions> {
    return {
      events: this.events,
      documents: this.documents,
      projections: PROJECTIONS,
      lease: changes.lease ?? (await this.lease()),
      signal: AbortSignal.timeout(10_000),
      observer: {
        onBatch: ({ events }) => this.batches.push(events),
        onQuarantined: (_, quarantined) => this.quarantined.push(quarantined),
        onReleased: (_, stream) => this.released.push(stream),
      },
      ...changes,
    };
  }

  async project(changes: Partial<RunOptions> = {}): Promise<void> {
    await runProjections(await this.options(changes));
  }

  /** Projects until all that is recorded is written. */
  async catchUp(changes: Partial<RunOptions> = {}): Promise<void> {
    const done = new AbortController();
    await this.project({ ...changes, signal: done.signal, onCaughtUp: () => done.abort() });
  }

  /** All documents of all read models, as JSON. */
  async everything(): Promise<Readonly<Record<string, readonly string[]>>> {
    const names = PROJECTIONS.flatMap(({ spec }) => spec.collections.map(({ name }) => name));
    const all = names.map(async (name) => [name, (await this.all(name)).toSorted()] as const);
    return Object.fromEntries(await Promise.all(all));
  }

  async all(collection: string): Promise<string[]> {
    return (await this.documents.find(collection, {})).map((document) => JSON.stringify(document));
  }
}

/** What every projection makes of events at the positions that the memory store gives them. */
export async function rebuilt(events: readonly RecordedAllianceEvent[]) {
  const placed = events.map((event, index) => ({ ...event, position: String(index + 1).padStart(16, '0') }));
  return (await projected(PROJECTIONS, placed)).bytes();
}

/** The same projection, but that it stumbles over some streams of a batch. */
export function stumbling(
  projection: Projection,
  over: (events: readonly RecordedAllianceEvent[]) => boolean,
): Projection {
  return {
    ...projection,
    projector: (documents, history) => {
      const projector = projection.projector(documents, history);
      return {
        project: async (streams, recorded) => {
          const [bad, good] = [true, false].map((wanted) =>
            [...streams].filter(([, those]) => over(those) === wanted),
          );
          const results = new Map(await projector.project(new Map(good), recorded));
          for (const [stream] of bad ?? []) results.set(stream, { error: new Error('It stumbled.') });
          return results;
        },
      };
    },
  };
}
