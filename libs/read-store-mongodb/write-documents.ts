import { type Collection } from 'mongodb';

import { type Document } from '#read-store';

import { duplicatesIn } from './failures.js';
import { type KnownIds } from './known-ids.js';
import { type StoredDocument, toStored } from './stored-document.js';

const INSERTS_PER_COMMAND = 1_000;

export interface WriteOptions {
  /** Of the documents that are there already; only to spare commands that would change nothing. */
  readonly known: KnownIds;
  readonly replacementsPerCommand: number;
}

/**
 * Writes documents in bulk, in whatever order. One whose position is older than the stored document's changes
 * nothing: the server compares, in the same step that replaces.
 */
export async function writeDocuments(
  collection: Collection<StoredDocument>,
  documents: readonly Document[],
  { known, replacementsPerCommand }: WriteOptions,
): Promise<void> {
  const last = lastOfEach(documents);
  const [there, fresh] = split(last, ({ _id }) => known.has(_id));
  for (const some of chunksOf(fresh, INSERTS_PER_COMMAND)) there.push(...(await insert(collection, some)));
  for (const some of chunksOf(there, replacementsPerCommand)) await replace(collection, some);
  for (const { _id } of last) known.add(_id);
}

/** What a document comes to when it is written several times: the last that is not older than those before. */
function lastOfEach(documents: readonly Document[]): Document[] {
  const last = new Map<string, Document>();
  for (const document of documents) {
    const before = last.get(document._id);
    if (before === undefined || before.position <= document.position) last.set(document._id, document);
  }
  return [...last.values()];
}

/** @returns the documents that were there already */
async function insert(
  collection: Collection<StoredDocument>,
  documents: readonly Document[],
): Promise<Document[]> {
  try {
    await collection.insertMany(documents.map(toStored), { ordered: false });
    return [];
  } catch (error) {
    return duplicatesIn(error).flatMap((index) => documents[index] ?? []);
  }
}

async function replace(
  collection: Collection<StoredDocument>,
  documents: readonly Document[],
): Promise<void> {
  const operations = documents.map((document) => ({
    replaceOne: {
      filter: { _id: document._id, position: { $lte: document.position } },
      replacement: toStored(document),
    },
  }));
  await collection.bulkWrite(operations, { ordered: false });
}

function split<T>(items: readonly T[], first: (item: T) => boolean): [T[], T[]] {
  return [items.filter(first), items.filter((item) => !first(item))];
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
    items.slice(n * size, (n + 1) * size),
  );
}
