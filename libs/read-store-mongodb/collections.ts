import { type CreateCollectionOptions } from 'mongodb';

import { type CollectionSpec, type ProjectionSpec } from '#read-store';

import { type Commands } from './commands.js';
import { isThereAlready, isUnsupported } from './failures.js';
import { type GenerationRecord } from './records.js';

/**
 * Each generation's documents lie in collections of their own, `<collection>~<number>`, which are never
 * renamed: so whatever a writer sends that was left behind reaches its own generation, however late. People
 * find the one that is read under the collection's name, which is a view. Where the server has no views, the
 * first generation lies under that name itself.
 */
export async function choosePlaces(
  commands: Commands,
  { collections }: ProjectionSpec,
  number: number,
): Promise<GenerationRecord['places']> {
  const places = [];
  for (const { name: collection } of collections) {
    const place = `${collection}~${number}`;
    const shown = number > 1 || (await showAs(commands, collection, place));
    places.push({ collection, place: shown ? place : collection });
  }
  return places;
}

export function placeOf({ places }: GenerationRecord, collection: string): string | undefined {
  return places.find((one) => one.collection === collection)?.place;
}

/** Makes the collections of a generation and their indexes, as far as they are not there. */
export async function preparePlaces(
  commands: Commands,
  spec: ProjectionSpec,
  generation: GenerationRecord,
): Promise<void> {
  for (const collection of spec.collections) {
    const place = placeOf(generation, collection.name);
    if (place === undefined) continue;
    await createUnlessThere(commands, place);
    await createIndexes(commands, place, collection);
  }
}

/**
 * Lets people find a place under another name: a view. One that shows another place is dropped and made again, since
 * to change it takes a right that the role `readWrite` does not give: for a moment, people find nothing there.
 * @returns false where the server has no views, or the name is taken by something that is none
 */
export async function showAs(commands: Commands, name: string, place: string): Promise<boolean> {
  const [there] = await commands.collections({ name });
  if (there !== undefined && there.type !== 'view') return false;
  if (there?.options?.['viewOn'] === place) return true;
  try {
    if (there !== undefined) await commands.drop(name);
    await commands.createCollection(name, { viewOn: place, pipeline: [] });
    return true;
  } catch (error) {
    if (isUnsupported(error)) return false;
    if (isThereAlready(error)) return showAs(commands, name, place);
    throw error;
  }
}

/** Takes such a name away. What is no view is left alone. */
export async function hide(commands: Commands, name: string): Promise<void> {
  const [there] = await commands.collections({ name });
  if (there?.type === 'view') await commands.drop(name);
}

/**
 * Drops what belongs to no generation: what somebody wrote into one that was dropped already. A generation
 * is recorded before its collections are made, so that one just begun is not mistaken for such.
 */
export async function dropStray(
  commands: Commands,
  generations: () => Promise<readonly GenerationRecord[]>,
): Promise<void> {
  const there = await commands.collections();
  const places = (await generations()).flatMap((generation) => generation.places);
  for (const { name } of there) {
    const [, collection] = /^(.+)~\d+$/.exec(name) ?? [];
    const ours = places.some((one) => one.collection === collection);
    if (ours && !places.some(({ place }) => place === name)) await commands.drop(name);
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
  commands: Commands,
  place: string,
  options: CreateCollectionOptions = { validator: VALIDATOR },
): Promise<void> {
  try {
    await commands.createCollection(place, options);
  } catch (error) {
    if (isUnsupported(error) && options.validator !== undefined) await createUnlessThere(commands, place, {});
    else if (!isThereAlready(error)) throw error;
  }
}

/**
 * Those of the specification that are missing, and one for whoever loads what changed since a position; each
 * ended by `_id`, which makes every order total.
 */
async function createIndexes(
  commands: Commands,
  place: string,
  { indexes, lists = [] }: CollectionSpec,
): Promise<void> {
  const there = await commands.indexesOf(place);
  for (const index of [['position'], ...indexes, ...lists.map((list) => [list])]) {
    const fields = [...new Set([...index, '_id'])];
    const name = fields.join('.');
    if (fields.length > 1 && !there.includes(name)) await commands.createIndex(place, fields, name);
  }
}
