import { type Collection } from 'mongodb';

import { type Document, type Query, type Where } from '#read-store';

import { fromStored, type StoredDocument } from './stored-document.js';
import { toFilter, toMongoQuery } from './to-mongo-query.js';

/** Documents asked for by one command. */
const IDS_PER_QUESTION = 1_000;

export async function getMany(
  collection: Collection<StoredDocument>,
  ids: readonly string[],
): Promise<Document[]> {
  const found: Document[] = [];
  for (let from = 0; from < ids.length; from += IDS_PER_QUESTION) {
    const $in = ids.slice(from, from + IDS_PER_QUESTION);
    const cursor = collection.find({ _id: { $in } }, { batchSize: IDS_PER_QUESTION });
    found.push(...(await cursor.toArray()).map(fromStored));
  }
  return found;
}

export async function find(collection: Collection<StoredDocument>, query: Query): Promise<Document[]> {
  const { limit = Infinity } = query;
  const { filter, sort } = toMongoQuery(query);
  if (limit <= 0) return [];
  const cursor = collection.find(filter, { sort, batchSize: Math.min(limit, 1_000) });
  if (limit < Infinity) cursor.limit(limit);
  return (await cursor.toArray()).map(fromStored);
}

export async function count(collection: Collection<StoredDocument>, where: Where): Promise<number> {
  return collection.countDocuments(toFilter(where));
}
