import { streamOf, type RecordedAllianceEvent } from '#domain';
import {
  AmendingProjector,
  type Projection,
  type Projector,
  type Histories,
  type Written,
} from '#projections';
import { type Document } from '#read-store';
import { MemoryReadStore } from '../stores/memory-read-store.js';

/** The documents that events left behind. */
export class Projections {
  private readonly store: MemoryReadStore;
  private readonly projections: readonly Projection[];

  constructor(store: MemoryReadStore, projections: readonly Projection[]) {
    this.store = store;
    this.projections = projections;
  }

  /** Those of a collection, without tombstones. */
  async of<T extends object = Document>(collection: string): Promise<T[]> {
    const documents = await this.store.find(collection, {});
    return documents.filter((document) => document['removed'] !== true) as unknown[] as T[];
  }

  /** Every document there is, as JSON, tombstones too: collection by collection, by id. */
  async bytes(): Promise<Readonly<Record<string, readonly string[]>>> {
    const names = this.projections.flatMap(({ spec }) => spec.collections.map(({ name }) => name));
    const all = names.map(
      async (name) =>
        [name, (await this.store.find(name, {})).map((document) => JSON.stringify(document))] as const,
    );
    return Object.fromEntries(await Promise.all(all));
  }
}

/**
 * Projects events, in the order of their positions, in batches of the given sizes (the last takes the rest):
 * `projected(projections, events, [1, 3])`. An event that cannot be projected throws.
 */
export async function projected(
  projections: readonly Projection[],
  events: readonly RecordedAllianceEvent[],
  sizes: readonly number[] = [],
): Promise<Projections> {
  const store = new MemoryReadStore();
  const lease = await store.acquireLease('specs', 'specs', 60_000);
  if (!lease) throw new Error('Nobody else can hold the lease of a store that is new.');
  for (const projection of projections) {
    const writer = await store.writer(projection.spec, lease);
    const projector = new AmendingProjector(projection, writer, historiesOf(events));
    let from = 0;
    for (let batch = 0; from < events.length; batch += 1) {
      const to = from + Math.max(1, sizes[batch] ?? events.length);
      const documents = await documentsOf(projector, events.slice(from, to));
      await writer.write({ documents, checkpoint: events[Math.min(to, events.length) - 1]?.position ?? '' });
      from = to;
    }
  }
  return new Projections(store, projections);
}

/** Alliances' histories, given in the order of recording. */
export function historiesOf(events: readonly RecordedAllianceEvent[]): Histories {
  return {
    async *readStream(stream, { from = 0, limit = Infinity } = {}) {
      for (const event of events)
        if (streamOf(event.allianceId) === stream && event.revision >= from && event.revision < from + limit)
          yield await Promise.resolve(event);
    },
  };
}

async function documentsOf(
  projector: Projector,
  events: readonly RecordedAllianceEvent[],
): Promise<readonly Written[]> {
  const documents: Written[] = [];
  for (const result of (await projector.project(byStream(events))).values()) {
    if ('error' in result) throw result.error;
    documents.push(...result.documents);
  }
  return documents;
}

/** The same events as one log: each alliance's in their order, otherwise in the order drawn, at new positions. */
export function interleaved(
  histories: readonly (readonly RecordedAllianceEvent[])[],
  turns: readonly number[],
): RecordedAllianceEvent[] {
  const waiting = histories.map((events) => [...events]);
  const log: RecordedAllianceEvent[] = [];
  for (let turn = 0; waiting.some((events) => events.length > 0); turn += 1) {
    const going = waiting.filter((events) => events.length > 0);
    const next = going[(turns[turn % Math.max(1, turns.length)] ?? 0) % going.length]?.shift();
    if (next) log.push({ ...next, position: log.length.toString().padStart(10, '0') });
  }
  return log;
}

function byStream(events: readonly RecordedAllianceEvent[]): Map<string, RecordedAllianceEvent[]> {
  const streams = new Map<string, RecordedAllianceEvent[]>();
  for (const event of events) {
    const stream = streamOf(event.allianceId);
    streams.set(stream, [...(streams.get(stream) ?? []), event]);
  }
  return streams;
}
