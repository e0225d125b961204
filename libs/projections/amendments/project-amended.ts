import { amendedHistory, isAmendment } from '#domain';
import type { RecordedAllianceEvent } from '#domain';
import type { Document, DocumentReader } from '#read-store';

import { isThere, tombstone } from '../projection.js';
import type { Projected, Projection, ReadHistory, Written } from '../projection.js';
import { DocumentsInMemory } from './documents-in-memory.js';

type Events = readonly RecordedAllianceEvent[];

/** New events of an alliance, in order; some of them amend entries. */
export interface News {
  readonly stream: string;
  readonly events: Events;
}

/**
 * What events make of an alliance's documents where some of them amend entries: at each amendment they are all made
 * anew from the events as they count from then on, and those that this changes have seen it. Costs as much as the
 * alliance has events, for each amendment. The bytes are the same however the events were cut into batches.
 */
export async function projectAmended(
  projection: Projection,
  stored: DocumentReader,
  history: ReadHistory,
  { stream, events: news }: News,
): Promise<Projected> {
  const [first, last] = [news[0], news.at(-1)];
  if (!first || !last) return { documents: [] };
  const recorded = await history(last.allianceId, last.revision);
  const before = await storedBefore(projection, stored, first);
  const inProgress = new AllianceInProgress(projection, history, stream, before ?? new DocumentsInMemory());
  try {
    await inProgress.take(recorded, before ? first.revision : 0);
  } catch (error) {
    if (error instanceof NotProjected) return { error: error.reason };
    throw error;
  }
  return { documents: inProgress.changedSince(before ? first.position : '') };
}

/** An event could not be projected. */
class NotProjected extends Error {
  constructor(readonly reason: unknown) {
    super('An event cannot be projected.');
  }
}

/**
 * The alliance's documents, if they are as they were before an event. A batch that was cut off leaves some that
 * have seen it already, and events before it may have been taken in on these since: then all has to begin at the
 * beginning, and everything to be written.
 */
async function storedBefore(
  { spec }: Projection,
  stored: DocumentReader,
  { allianceId, position }: RecordedAllianceEvent,
): Promise<DocumentsInMemory | undefined> {
  const documents = new DocumentsInMemory();
  for (const { name } of spec.collections) {
    const all = await stored.find(name, { where: { allianceId } });
    if (all.some((document) => document.position >= position)) return undefined;
    documents.write(all.map((document) => ({ collection: name, document })));
  }
  return documents;
}

class AllianceInProgress {
  constructor(
    private readonly projection: Projection,
    private readonly history: ReadHistory,
    private readonly stream: string,
    private readonly documents: DocumentsInMemory,
  ) {}

  /** Takes events in, from a revision on. */
  async take(recorded: Events, from: number): Promise<void> {
    let ordinary: RecordedAllianceEvent[] = [];
    for (const event of recorded.slice(from)) {
      if (!isAmendment(event)) {
        ordinary.push(event);
        continue;
      }
      await this.#project(this.documents, ordinary);
      ordinary = [];
      await this.#amend(recorded.slice(0, event.revision + 1), event);
    }
    await this.#project(this.documents, ordinary);
  }

  /**
   * What was written since an event, that included. What says that others are written comes last, and what is no more
   * before it: so a batch that was cut off is found out by what it left, see `storedBefore`.
   */
  changedSince(position: string): Written[] {
    const changed = this.projection.spec.collections.toReversed().flatMap(({ name }, index, { length }) =>
      this.documents
        .all(name)
        .filter((document) => document.position >= position)
        .map((document) => ({
          written: { collection: name, document },
          turn: index === length - 1 ? 2 : isThere(document) ? 0 : 1,
        })),
    );
    return changed.toSorted((a, b) => a.turn - b.turn).map(({ written }) => written);
  }

  async #amend(recorded: Events, amendment: RecordedAllianceEvent): Promise<void> {
    const anew = new DocumentsInMemory();
    await this.#project(anew, amendedHistory(recorded), recorded);
    for (const { name } of this.projection.spec.collections) {
      const changed = anew
        .all(name)
        .filter((document) => !saysTheSame(document, this.documents.peek(name, document._id)))
        // What is no more was not found in the store, and needs no second tombstone.
        .filter((document) => isThere(document) || this.documents.peek(name, document._id) !== undefined)
        .map((document) => ({ collection: name, document: seenBy(document, amendment) }));
      const gone = this.documents
        .all(name)
        .filter((document) => isThere(document) && !anew.peek(name, document._id))
        .map(({ _id }) => tombstone(name, _id, amendment));
      this.documents.write([...changed, ...gone]);
    }
  }

  async #project(documents: DocumentsInMemory, events: Events, recorded?: Events): Promise<void> {
    if (events.length === 0) return;
    const projector = this.projection.projector(documents, this.history);
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

function seenBy(document: Document, { position, recordedAt }: RecordedAllianceEvent): Document {
  return { ...document, position, ...(document['updatedAt'] !== undefined && { updatedAt: recordedAt }) };
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
