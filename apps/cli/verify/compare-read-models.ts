import { allianceIdOf, readRecorded, type RecordedAllianceEvent } from '#domain';
import { PROJECTIONS, type Projection, rebuiltDocuments, type Written } from '#projections';
import { type Document, type ReadStore } from '#read-store';
import { type Session } from '../session/session.js';
import { type Finding, findingIn } from './finding.js';
import { firstDifference } from './first-difference.js';

/** What there is of an alliance in the read models. */
export interface Compared {
  /** How many documents its events make, by collection, tombstones among them. */
  readonly documents: Readonly<Record<string, number>>;
  /** The first finding of each read model. */
  readonly findings: readonly Finding[];
}

const ATTEMPTS = 5;
const BETWEEN_ATTEMPTS_MS = 300;

/**
 * Holds the documents of an alliance against those that its events make, as far as the read models have seen them. A
 * service may be at work: what differs is looked at again for as long as it moves.
 */
export async function compareReadModels(session: Session, stream: string): Promise<Compared> {
  let compared = await compareOnce(session, stream);
  for (let attempt = 1; attempt < ATTEMPTS && compared.findings.length > 0; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_ATTEMPTS_MS));
    const again = await compareOnce(session, stream);
    if (JSON.stringify(again) === JSON.stringify(compared)) break;
    compared = again;
  }
  return compared;
}

async function compareOnce({ events, documents }: Session, stream: string): Promise<Compared> {
  // Documents first: what is recorded afterwards is more than they have seen, and is left out.
  const stored = await Promise.all(
    PROJECTIONS.map(
      async (projection) => [projection, await storedOf(projection, documents, stream)] as const,
    ),
  );
  const recorded: RecordedAllianceEvent[] = [];
  for await (const event of events.readStream(stream)) {
    try {
      recorded.push(readRecorded(event));
    } catch (error) {
      const { revision, eventId } = event;
      return { documents: {}, findings: [findingIn(stream, { revision, eventId, ...unreadable(error) })] };
    }
  }
  const all: Compared[] = [];
  for (const [projection, there] of stored)
    all.push(await compareProjection(projection, there, { stream, recorded, documents }));
  return {
    documents: Object.assign({}, ...all.map((one) => one.documents)) as Compared['documents'],
    findings: all.flatMap(({ findings }) => findings),
  };
}

const unreadable = (error: unknown) => ({
  field: 'data',
  problem: error instanceof Error ? error.message : String(error),
});

interface Alliance {
  readonly stream: string;
  readonly recorded: readonly RecordedAllianceEvent[];
  readonly documents: ReadStore;
}

async function compareProjection(
  projection: Projection,
  { documents: found, upTo, quarantined }: Stored,
  { stream, recorded, documents: store }: Alliance,
): Promise<Compared> {
  const { name: readModel, collections } = projection.spec;
  const failed = (field: string, problem: string): Compared => ({
    documents: {},
    findings: [findingIn(stream, { readModel, field, problem })],
  });
  if (quarantined !== undefined) return failed('position', `The alliance is in quarantine: ${quarantined}`);
  let rebuilt: readonly Written[];
  try {
    const seen = recorded.filter(({ position }) => position <= upTo);
    rebuilt = await rebuiltDocuments(projection, stream, seen);
  } catch (error) {
    const { field, problem } = unreadable(error);
    return failed(field, `Nothing can be made of the events: ${problem}`);
  }
  const counts: Record<string, number> = {};
  const findings: Finding[] = [];
  for (const { name } of collections) {
    const expected = new Map<string, Document>();
    for (const { collection, document } of rebuilt)
      if (collection === name) expected.set(document._id, document);
    counts[name] = expected.size;
    const actual = new Map((found.get(name) ?? []).map((document) => [document._id, document]));
    // What was removed has left a tombstone, which names no alliance.
    const removed = [...expected.values()].filter((document) => document['removed'] === true);
    if (removed.length > 0)
      for (const document of await store.getMany(
        name,
        removed.map(({ _id }) => _id),
      ))
        actual.set(document._id, document);
    const difference = differenceBetween(actual, expected);
    if (difference === undefined) continue;
    const { position, ...where } = difference;
    const event = recorded.find((one) => one.position === position);
    const { revision, eventId } = event ?? {};
    findings.push(findingIn(stream, { revision, eventId, readModel: name, ...where }));
  }
  return { documents: counts, findings };
}

interface Stored {
  readonly documents: ReadonlyMap<string, readonly Document[]>;
  /** The position up to which events were certainly seen. */
  readonly upTo: string;
  readonly quarantined: string | undefined;
}

async function storedOf({ spec }: Projection, store: ReadStore, stream: string): Promise<Stored> {
  let upTo = (await store.checkpoint(spec.name)) ?? '';
  const documents = new Map<string, readonly Document[]>();
  for (const { name } of spec.collections) {
    const found = await store.find(name, { where: { allianceId: allianceIdOf(stream) } });
    for (const { position } of found) if (position > upTo) upTo = position;
    documents.set(name, found);
  }
  const quarantined = (await store.quarantined(spec.name)).find((one) => one.stream === stream)?.error;
  return { documents, upTo, quarantined };
}

interface DocumentDifference {
  readonly document: string;
  readonly position: string;
  readonly field: string;
  readonly problem: string;
}

function differenceBetween(
  actual: ReadonlyMap<string, Document>,
  expected: ReadonlyMap<string, Document>,
): DocumentDifference | undefined {
  for (const id of [...new Set([...expected.keys(), ...actual.keys()])].sort()) {
    const [there, wanted] = [actual.get(id), expected.get(id)];
    const about = { document: id, position: (wanted ?? there)?.position ?? '' };
    if (there === undefined) return { ...about, field: '_id', problem: 'The document is missing.' };
    if (wanted === undefined) return { ...about, field: '_id', problem: 'No event makes this document.' };
    if (JSON.stringify(there) === JSON.stringify(wanted)) continue;
    const field = firstDifference(there, JSON.parse(JSON.stringify(wanted)));
    if (field !== undefined) return { ...about, field, problem: 'It is not what the events make.' };
  }
  return undefined;
}
