import { type Db } from 'mongodb';

import { type ProjectionSpec } from '#read-store';

import { claim, type GenerationRecord, generationsIn } from './records.js';
import { choosePlaces, placeOf } from './places.js';

/** What there is of a projection. */
export interface Standing {
  /** The generation that is read. */
  readonly read: GenerationRecord | undefined;
  /** The one that is built to take its place: the last one begun. */
  readonly built: GenerationRecord | undefined;
}

/** Begins generations of projections, and says which is read. */
export class Generations {
  constructor(private readonly db: Db) {}

  /** In the order they were begun. */
  async all(projection: string): Promise<GenerationRecord[]> {
    return generationsIn(this.db).find({ projection }).sort({ number: 1 }).toArray();
  }

  async standing(projection: string): Promise<Standing> {
    return standingOf(await this.all(projection));
  }

  /** Where the documents of a collection lie that is read. */
  async placeToRead(collection: string): Promise<string | undefined> {
    const promoted = await generationsIn(this.db).find({ promoted: true }).sort({ number: 1 }).toArray();
    const read = new Map(promoted.map((generation) => [generation.projection, generation]));
    return [...read.values()].map((one) => placeOf(one, collection)).find((place) => place !== undefined);
  }

  /** The generation of the spec's version, begun if there is none. */
  async ofVersion(spec: ProjectionSpec): Promise<GenerationRecord> {
    for (;;) {
      const { read, built } = await this.standing(spec.name);
      const generation = [read, built].find((one) => one?.version === spec.version);
      const found = generation ?? (await this.#begin(spec, { read, built }));
      if (found !== undefined) return found;
    }
  }

  /** A new generation, beside the one that is read. */
  async another(spec: ProjectionSpec): Promise<GenerationRecord> {
    for (;;) {
      const begun = await this.#begin(spec, await this.standing(spec.name), false);
      if (begun !== undefined) return begun;
    }
  }

  /** In one step: the change of one field of one document. */
  async promote({ _id }: GenerationRecord): Promise<void> {
    await generationsIn(this.db).updateOne({ _id }, { $set: { promoted: true } });
  }

  /** Nothing, if somebody else has begun one meanwhile. */
  async #begin(
    spec: ProjectionSpec,
    { read, built }: Standing,
    promoted = read === undefined,
  ): Promise<GenerationRecord | undefined> {
    const number = Math.max(read?.number ?? 0, built?.number ?? 0) + 1;
    const generation: GenerationRecord = {
      _id: `${spec.name}/${number}`,
      projection: spec.name,
      number,
      version: spec.version,
      places: await choosePlaces(this.db, spec, number),
      promoted,
    };
    return (await claim(generationsIn(this.db), generation)) ? generation : undefined;
  }
}

export function standingOf(generations: readonly GenerationRecord[]): Standing {
  const read = generations.findLast(({ promoted }) => promoted);
  const last = generations.at(-1);
  return { read, built: last === read ? undefined : last };
}
