import { type RecordedAllianceEvent, streamOf } from '#domain';
import { DocumentsInMemory } from '#read-store';

import { type Histories, isThere, type Written } from './projection/projection.js';
import { PROJECTIONS } from './projections.js';

/** An alliance's events up to some moment: those that count, and all that were recorded, amendments among them. */
interface History {
  readonly allianceId: string;
  readonly counting: readonly RecordedAllianceEvent[];
  readonly recorded: readonly RecordedAllianceEvent[];
}

/** Nothing comes before what is given: it begins with the forming. */
const NO_HISTORIES: Histories = { readStream: noEvents };

async function* noEvents(): AsyncGenerator<RecordedAllianceEvent> {
  yield* await Promise.resolve([]);
}

/**
 * The documents that an alliance's events make by the named projections, and that are stored nowhere. Throws what an
 * event cannot be projected for.
 */
export async function projectHistory(
  { allianceId, counting, recorded }: History,
  projections: readonly string[],
): Promise<Written[]> {
  const stream = streamOf(allianceId);
  const documents: Written[] = [];
  for (const projection of PROJECTIONS.filter(({ spec }) => projections.includes(spec.name))) {
    const projector = projection.projector(new DocumentsInMemory(), NO_HISTORIES);
    const results = await projector.project(new Map([[stream, counting]]), new Map([[stream, recorded]]));
    for (const projected of results.values()) {
      if ('error' in projected) throw projected.error;
      documents.push(...projected.documents.filter(({ document }) => isThere(document)));
    }
  }
  return documents;
}
