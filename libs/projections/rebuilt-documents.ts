import { type RecordedAllianceEvent } from '#domain';
import { DocumentsInMemory } from '#read-store';

import { AmendingProjector } from './amendments/amending-projector.js';
import { type Histories, type Projection, type Written } from './projection/projection.js';

/**
 * The documents that a rebuild makes of an alliance's events by a projection, tombstones among them, and that are
 * stored nowhere. Throws what an event cannot be projected for.
 * @param events all that were recorded up to some moment, in their order
 */
export async function rebuiltDocuments(
  projection: Projection,
  stream: string,
  events: readonly RecordedAllianceEvent[],
): Promise<Written[]> {
  const histories: Histories = {
    async *readStream(_, { from = 0, limit = events.length } = {}) {
      yield* await Promise.resolve(events.slice(from, from + limit));
    },
  };
  const projector = new AmendingProjector(projection, new DocumentsInMemory(), histories);
  const projected = (await projector.project(new Map([[stream, events]]))).get(stream);
  if (projected === undefined) return [];
  if ('error' in projected) throw projected.error;
  return [...projected.documents];
}
