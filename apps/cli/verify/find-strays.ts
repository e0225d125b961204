import { streamOf } from '#domain';
import { type EventStore } from '#event-store';
import { PROJECTIONS } from '#projections';
import { type Document, type ReadStore } from '#read-store';
import { type Finding, findingIn } from './finding.js';

interface Stores {
  readonly stored: EventStore;
  readonly documents: ReadStore;
}

const PAGE = 1_000;

/**
 * What the read models have that is of no alliance there is, or seen more of than there is.
 * @param expected how many documents the events make, by collection
 * @param last the position of the last event when the verification began
 * @param isExplained whether something was found already that may be why there are more or fewer documents
 */
export async function findStrays(
  { stored, documents }: Stores,
  streams: ReadonlyMap<string, number>,
  expected: Readonly<Record<string, number>>,
  last: string | undefined,
  isExplained: boolean,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { spec } of PROJECTIONS) {
    const checkpoint = await documents.checkpoint(spec.name);
    const now = await stored.lastPosition();
    if (checkpoint !== undefined && (now === undefined || checkpoint > now))
      findings.push({
        readModel: spec.name,
        field: 'checkpoint',
        problem: `The read models have seen events up to position ${checkpoint}, and the last one is at ${now ?? 'none'}: events were taken out at the end, or the store was restored.`,
      });
    for (const { name } of spec.collections) {
      const count = await documents.count(name, {});
      if (count === (expected[name] ?? 0)) continue;
      const stray = await strayIn(name, stored, documents, streams);
      if (stray !== undefined) findings.push(strayFinding(name, stray));
      else if (!isExplained && now === last)
        findings.push({
          readModel: name,
          field: '_id',
          problem: `There are ${count} documents, and the events make ${expected[name] ?? 0}.`,
        });
    }
  }
  return findings;
}

async function strayIn(
  collection: string,
  stored: EventStore,
  documents: ReadStore,
  streams: ReadonlyMap<string, number>,
): Promise<Document | undefined> {
  for (let after: string | undefined; ;) {
    const page = await documents.find(collection, {
      sort: [],
      limit: PAGE,
      ...(after !== undefined && { after: [after] }),
    });
    for (const document of page) {
      const { allianceId } = document;
      if (typeof allianceId !== 'string' || streams.has(streamOf(allianceId))) continue;
      if (!(await isThere(stored, streamOf(allianceId)))) return document;
    }
    after = page.at(-1)?._id;
    if (page.length < PAGE) return undefined;
  }
}

/** It may have been formed meanwhile. */
async function isThere(stored: EventStore, stream: string): Promise<boolean> {
  for await (const event of stored.readStream(stream, { limit: 1 })) return event.revision >= 0;
  return false;
}

function strayFinding(readModel: string, { _id, allianceId }: Document): Finding {
  const problem = 'There are no events of its alliance.';
  return findingIn(streamOf(String(allianceId)), { readModel, document: _id, field: '_id', problem });
}
