import { amendedHistory, changesThePast, erasedText, isErasure, type RecordedAllianceEvent } from '#domain';
import { type Document, type DocumentReader, DocumentsInMemory } from '#read-store';

import {
  isThere,
  type Projected,
  type Projection,
  type Histories,
  tombstone,
  type Written,
} from '../projection/projection.js';

type Events = readonly RecordedAllianceEvent[];

/**
 * What events make of an alliance's documents where some of them amend entries: at each amendment they are all made
 * anew from the events as they count from then on, and those that this changes have seen it. Costs as much as the
 * alliance has events, for each amendment. The bytes are the same however the events were cut into batches.
 * @param events new ones of one alliance, in order
 */
export async function projectAmended(
  projection: Projection,
  stored: DocumentReader,
  histories: Histories,
  stream: string,
  events: Events,
): Promise<Projected> {
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) return { documents: [] };
  const recorded: RecordedAllianceEvent[] = [];
  for await (const event of histories.readStream(stream, { limit: last.revision + 1 })) recorded.push(event);
  const documents = await documentsOf(projection, stored, first.allianceId);
  // What is projected on the way is not worth a snapshot.
  const passing: Histories = { readStream: (name, options) => histories.readStream(name, options) };
  const alliance = new AmendedAlliance(projection, passing, stream, documents);
  try {
    await alliance.take(recorded, first.revision);
  } catch (error) {
    if (error instanceof NotProjected) return { error: error.reason };
    throw error;
  }
  return { documents: alliance.changedSince(first.position) };
}

/** An event could not be projected. */
class NotProjected extends Error {
  constructor(readonly reason: unknown) {
    super('An event cannot be projected.');
  }
}

async function documentsOf(
  { spec }: Projection,
  stored: DocumentReader,
  allianceId: string,
): Promise<DocumentsInMemory> {
  const documents = new DocumentsInMemory();
  for (const { name } of spec.collections) {
    const all = await stored.find(name, { where: { allianceId } });
    documents.write(all.map((document) => ({ collection: name, document })));
  }
  return documents;
}

class AmendedAlliance {
  constructor(
    private readonly projection: Projection,
    private readonly histories: Histories,
    private readonly stream: string,
    private readonly documents: DocumentsInMemory,
  ) {}

  /** Takes events in, from a revision on. */
  async take(recorded: Events, from: number): Promise<void> {
    let ordinary: RecordedAllianceEvent[] = [];
    for (const event of recorded.slice(from)) {
      if (!changesThePast(event)) {
        ordinary.push(event);
        continue;
      }
      await this.project(this.documents, ordinary);
      ordinary = [];
      await this.amend(recorded.slice(0, event.revision + 1), event);
    }
    await this.project(this.documents, ordinary);
  }

  /** What was written since an event, that included. */
  changedSince(position: string): Written[] {
    return this.projection.spec.collections.flatMap(({ name }) =>
      this.documents
        .all(name)
        .filter((document) => document.position >= position)
        .map((document) => ({ collection: name, document })),
    );
  }

  private async amend(recorded: Events, amendment: RecordedAllianceEvent): Promise<void> {
    const anew = new DocumentsInMemory();
    await this.project(anew, amendedHistory(recorded), recorded);
    for (const { name } of this.projection.spec.collections) {
      const changed = anew
        .all(name)
        .filter(
          (document) =>
            showsErased(document, amendment) ||
            !saysTheSame(document, this.documents.peek(name, document._id)),
        )
        // What is no more was not found in the store, and needs no second tombstone.
        .filter((document) => isThere(document) || this.documents.peek(name, document._id) !== undefined)
        .map((document) => ({ collection: name, document: changedBy(document, amendment) }));
      const gone = this.documents
        .all(name)
        .filter((document) => isThere(document) && !anew.peek(name, document._id))
        .map(({ _id }) => tombstone(name, _id, amendment));
      this.documents.write([...changed, ...gone]);
    }
  }

  private async project(documents: DocumentsInMemory, events: Events, recorded?: Events): Promise<void> {
    if (events.length === 0) return;
    const projector = this.projection.projector(documents, this.histories);
    const results = await projector.project(
      new Map([[this.stream, events]]),
      recorded && new Map([[this.stream, recorded]]),
    );
    for (const projected of results.values()) {
      if ('error' in projected) throw new NotProjected(projected.error);
      documents.write(projected.documents);
    }
  }
}

function changedBy(document: Document, { position, recordedAt }: RecordedAllianceEvent): Document {
  return { ...document, position, ...(document['updatedAt'] !== undefined && { updatedAt: recordedAt }) };
}

/**
 * Whether a document shows a text that was erased then. Where it is made from events that were erased already, nothing
 * else tells that the erasure changed it.
 */
function showsErased(document: Document, event: RecordedAllianceEvent): boolean {
  return isErasure(event) && JSON.stringify(document).includes(erasedText(event.data.erasedOn));
}

/** Whether two documents differ in nothing but which event they have seen last. */
function saysTheSame(one: Document, other: Document | undefined): boolean {
  return other !== undefined && saying(one) === saying(other);
}

function saying(document: Document): string {
  const { position, updatedAt, ...rest } = document;
  void [position, updatedAt];
  return JSON.stringify(rest, inOrder);
}

/** Stores need not keep the order of fields. */
function inOrder(_field: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
