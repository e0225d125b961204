import { type CollectionInfo, type Db } from 'mongodb';

import { isThereAlready, isUnsupported } from './failures.js';

/**
 * Lets people find a place under another name: a view, moved to another place in one step.
 * @returns false where the server has no views, or the name is taken by something that is none
 */
export async function showAs(db: Db, name: string, place: string): Promise<boolean> {
  const there = await db.listCollections<CollectionInfo>({ name }).next();
  if (there !== null && there.type !== 'view') return false;
  try {
    if (there === null) await db.createCollection(name, { viewOn: place, pipeline: [] });
    else if (there.options?.viewOn !== place)
      await db.command({ collMod: name, viewOn: place, pipeline: [] });
    return true;
  } catch (error) {
    if (isUnsupported(error)) return false;
    if (isThereAlready(error)) return showAs(db, name, place);
    throw error;
  }
}

/** Takes such a name away. What is no view is left alone. */
export async function hide(db: Db, name: string): Promise<void> {
  const there = await db.listCollections({ name }).next();
  if (there?.type === 'view') await db.dropCollection(name);
}
