import { type AnyBulkWriteOperation } from 'mongodb';

import {
  type Document,
  type DocumentReader,
  type Quarantined,
  type Query,
  type Where,
  type WriteBatch,
} from '#read-store';

import { placeOf } from './collections.js';
import { type Commands } from './commands.js';
import { type Connection } from './connection.js';
import { duplicatesIn } from './failures.js';
import { type GenerationRecord, type QuarantineRecord, RECORDS } from './records.js';
import { fromStored, type StoredDocument, toStored } from './stored-document.js';
import { toFilter, toMongoQuery } from './to-mongo-query.js';

/** Documents asked for, or inserted, by one command. */
const DOCUMENTS_PER_COMMAND = 1_000;
/** On a server alone a command waits for nobody, and few replacements at a time hold up little. */
const REPLACEMENTS_PER_COMMAND = { replicated: 1_000, alone: 16 };

/** Reads documents where they lie. */
export class PlacedDocuments {
  constructor(
    private readonly commands: Commands,
    private readonly place: string,
  ) {}

  async getMany(ids: readonly string[]): Promise<Document[]> {
    const found: Document[] = [];
    for (const $in of chunksOf(ids, DOCUMENTS_PER_COMMAND)) {
      const options = { batchSize: DOCUMENTS_PER_COMMAND };
      const stored = await this.commands.find<StoredDocument>(this.place, { _id: { $in } }, options);
      found.push(...stored.map(fromStored));
    }
    return found;
  }

  async find(query: Query): Promise<Document[]> {
    const { limit = Infinity } = query;
    if (limit <= 0) return [];
    const { filter, sort } = toMongoQuery(query);
    const batchSize = Math.min(limit, DOCUMENTS_PER_COMMAND);
    const options = { sort, batchSize, ...(limit < Infinity && { limit }) };
    return (await this.commands.find<StoredDocument>(this.place, filter, options)).map(fromStored);
  }

  async count(where: Where): Promise<number> {
    return this.commands.count(this.place, toFilter(where));
  }
}

/** The documents of one generation, in collections that are its own, and the streams it cannot handle. */
export class GenerationDocuments implements DocumentReader {
  constructor(
    private readonly connection: Connection,
    private readonly generation: GenerationRecord,
  ) {}

  async get(collection: string, id: string): Promise<Document | undefined> {
    return (await this.getMany(collection, [id]))[0];
  }

  async getMany(collection: string, ids: readonly string[]): Promise<Document[]> {
    return this.in(collection).getMany(ids);
  }

  async find(collection: string, query: Query): Promise<Document[]> {
    return this.in(collection).find(query);
  }

  async count(collection: string, where: Where): Promise<number> {
    return this.in(collection).count(where);
  }

  async quarantined(): Promise<Quarantined[]> {
    return quarantinedIn(this.connection.commands, this.generation);
  }

  /** @throws RangeError for a collection that the generation does not have, before anything is written */
  requireAllKnown({ documents }: Pick<WriteBatch, 'documents'>): void {
    for (const { collection } of documents) this.placeOf(collection);
  }

  /** Writes what a batch says, in any order. Done again, it changes nothing. */
  async write({ documents, quarantine = [], released = [] }: WriteBatch, commands: Commands): Promise<void> {
    for (const [place, latest] of this.latestByPlace(documents)) await this.writeTo(place, latest, commands);
    const { _id: generation } = this.generation;
    const idOf = (stream: string) => `${generation}/${stream}`;
    await commands.bulk<QuarantineRecord>(RECORDS.quarantine, [
      ...released.map((stream) => ({ deleteOne: { filter: { _id: idOf(stream) } } })),
      ...quarantine.map(({ stream, position, eventId, error }) => ({
        replaceOne: {
          filter: { _id: idOf(stream) },
          replacement: { generation, stream, position, eventId, error },
          upsert: true,
        },
      })),
    ]);
  }

  /** By place and id: the last of each document that is not older than those before. */
  private latestByPlace(documents: WriteBatch['documents']): Map<string, Map<string, Document>> {
    const places = new Map<string, Map<string, Document>>();
    for (const { collection, document } of documents) {
      const place = this.placeOf(collection);
      const latest = places.get(place) ?? new Map<string, Document>();
      const before = latest.get(document._id);
      if (before === undefined || before.position <= document.position) latest.set(document._id, document);
      places.set(place, latest);
    }
    return places;
  }

  /**
   * A document that is older than the stored one changes nothing: the server compares, in the same step that replaces.
   * Which of them are there is asked first, since in a transaction nothing may be inserted that is there already.
   */
  private async writeTo(
    place: string,
    latest: ReadonlyMap<string, Document>,
    commands: Commands,
  ): Promise<void> {
    const there = new Set<string>();
    for (const $in of chunksOf([...latest.keys()], DOCUMENTS_PER_COMMAND)) {
      const options = { projection: { _id: 1 }, batchSize: DOCUMENTS_PER_COMMAND };
      for (const { _id } of await commands.find<StoredDocument>(place, { _id: { $in } }, options))
        there.add(_id);
    }
    const all = [...latest.values()];
    const fresh = all.filter(({ _id }) => !there.has(_id));
    const others = all.filter(({ _id }) => there.has(_id));
    for (const some of chunksOf(fresh, DOCUMENTS_PER_COMMAND))
      others.push(...(await insert(commands, place, some)));
    const { replicated } = await this.connection.abilities();
    const size = REPLACEMENTS_PER_COMMAND[replicated ? 'replicated' : 'alone'];
    for (const some of chunksOf(others, size))
      await commands.bulk<StoredDocument>(place, some.map(replacement));
  }

  private in(collection: string): PlacedDocuments {
    return new PlacedDocuments(this.connection.commands, this.placeOf(collection));
  }

  /** @throws RangeError */
  private placeOf(collection: string): string {
    const place = placeOf(this.generation, collection);
    if (place === undefined)
      throw new RangeError(`The projection ${this.generation.projection} has no collection ${collection}.`);
    return place;
  }
}

export async function quarantinedIn(
  commands: Commands,
  { _id: generation }: GenerationRecord,
): Promise<Quarantined[]> {
  const inOrder = { sort: { _id: 1 } } as const;
  const records = await commands.find<QuarantineRecord>(RECORDS.quarantine, { generation }, inOrder);
  return records.map(({ stream, position, eventId, error }) => ({ stream, position, eventId, error }));
}

/** @returns the documents that somebody else has inserted meanwhile */
async function insert(
  commands: Commands,
  place: string,
  documents: readonly Document[],
): Promise<Document[]> {
  try {
    await commands.insert<StoredDocument>(place, documents.map(toStored));
    return [];
  } catch (error) {
    return duplicatesIn(error).flatMap((index) => documents[index] ?? []);
  }
}

function replacement(document: Document): AnyBulkWriteOperation<StoredDocument> {
  const filter = { _id: document._id, position: { $lte: document.position } };
  return { replaceOne: { filter, replacement: toStored(document) } };
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
    items.slice(n * size, (n + 1) * size),
  );
}
