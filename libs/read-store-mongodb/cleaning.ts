import { type Db } from 'mongodb';

import {
  batchesIn,
  caughtUpIn,
  type GenerationRecord,
  generationsIn,
  quarantineIn,
  sharingsIn,
  stepsIn,
} from './records.js';
import { type Generations, standingOf } from './generations.js';
import { hide, showAs } from './names-for-readers.js';
import { sweep } from './places.js';

/**
 * Brings what lies about a projection in line with which of its generations is read: after a switch, or after
 * a process that was switching died. Doing it twice, or two processes at once, does no harm.
 */
export async function tidy(db: Db, generations: Generations, projection: string): Promise<void> {
  const all = await generations.all(projection);
  const { read, built } = standingOf(all);
  for (const { collection, place } of read?.places ?? [])
    if (collection !== place) await showAs(db, collection, place);
  for (const generation of all.filter((one) => one !== read && one !== built)) {
    const gone = generation.places.filter(({ collection }) => !has(read, collection));
    for (const { collection } of gone) await hide(db, collection);
    await drop(db, generation);
  }
  await sweep(db);
}

const has = (generation: GenerationRecord | undefined, collection: string) =>
  generation?.places.some((place) => place.collection === collection) ?? false;

/** Its record goes last, so that whoever comes after a crash finishes. */
async function drop(db: Db, { _id: generation, places }: GenerationRecord): Promise<void> {
  for (const { place } of places) await db.dropCollection(place);
  for (const records of [batchesIn(db), caughtUpIn(db), stepsIn(db), sharingsIn(db), quarantineIn(db)])
    await records.deleteMany({ generation });
  await generationsIn(db).deleteOne({ _id: generation });
}
