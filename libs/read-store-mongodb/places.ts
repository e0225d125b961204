import { type Collection, type CreateCollectionOptions, type Db } from 'mongodb';

import { type CollectionSpec, type ProjectionSpec } from '#read-store';

import { type GenerationRecord, generationsIn } from './records.js';
import { isThereAlready, isUnsupported } from './failures.js';
import { showAs } from './names-for-readers.js';
import { type StoredDocument } from './stored-document.js';

/**
 * Each generation's documents lie in collections of their own, `<collection>~<number>`, which are never
 * renamed: so whatever a writer sends that was left behind reaches its own generation, however late. People
 * find the one that is read under the collection's name, which is a view. Where the server has no views, the
 * first generation lies under that name itself.
 */
export async function choosePlaces(
  db: Db,
  { collections }: ProjectionSpec,
  number: number,
): Promise<GenerationRecord['places']> {
  const places = [];
  for (const { name: collection } of collections) {
    const place = `${collection}~${number}`;
    const shown = number > 1 || (await showAs(db, collection, place));
    places.push({ collection, place: shown ? place : collection });
  }
  return places;
}

export function placeOf({ places }: GenerationRecord, collection: string): string | undefined {
  return places.find((one) => one.collection === collection)?.place;
}

/** Makes the collections of a generation and their indexes, as far as they are not there. */
export async function preparePlaces(
  db: Db,
  spec: ProjectionSpec,
  generation: GenerationRecord,
): Promise<void> {
  for (const collection of spec.collections) {
    const place = placeOf(generation, collection.name);
    if (place === undefined) continue;
    await createUnlessThere(db, place);
    await createIndexes(db.collection(place), collection);
  }
}

/**
 * Drops what belongs to no generation: what somebody wrote into one that was dropped already. A generation
 * is recorded before its collections are made, so that one just begun is not mistaken for such.
 */
export async function sweep(db: Db): Promise<void> {
  const there = await db.listCollections({}, { nameOnly: true }).toArray();
  const places = (await generationsIn(db).find({}).toArray()).flatMap((generation) => generation.places);
  for (const { name } of there) {
    const [, collection] = /^(.+)~\d+$/.exec(name) ?? [];
    const ours = places.some((one) => one.collection === collection);
    if (ours && !places.some(({ place }) => place === name)) await db.dropCollection(name);
  }
}

const TEXT = { bsonType: 'string', minLength: 1 } as const;
/** What every document is, whatever its collection. */
const VALIDATOR = {
  $jsonSchema: {
    required: ['_id', 'position'],
    properties: { _id: TEXT, position: TEXT, removed: { enum: [true] } },
    // What is removed leaves nothing else.
    anyOf: [
      { not: { required: ['removed'] } },
      { additionalProperties: false, properties: { _id: {}, position: {}, removed: {} } },
    ],
  },
};

async function createUnlessThere(
  db: Db,
  place: string,
  options: CreateCollectionOptions = { validator: VALIDATOR },
): Promise<void> {
  try {
    await db.createCollection(place, options);
  } catch (error) {
    if (isUnsupported(error)) await createUnlessThere(db, place, {});
    else if (!isThereAlready(error)) throw error;
  }
}

/**
 * Those of the specification that are missing, and one for whoever loads what changed since a position; each
 * ended by `_id`, which makes every order total.
 */
async function createIndexes(
  collection: Collection<StoredDocument>,
  { indexes, lists = [] }: CollectionSpec,
): Promise<void> {
  const there = (await collection.listIndexes().toArray()).map((index) => index['name'] as string);
  for (const index of [['position'], ...indexes, ...lists.map((list) => [list])]) {
    const fields = [...new Set([...index, '_id'])];
    const name = fields.join('.');
    if (fields.length > 1 && !there.includes(name))
      await collection.createIndex(Object.fromEntries(fields.map((field) => [field, 1])), { name });
  }
}
