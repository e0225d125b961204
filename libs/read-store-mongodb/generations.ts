import { type ProjectionSpec } from '#read-store';

import { choosePlaces, dropStray, hide, placeOf, showAs } from './collections.js';
import { type Commands } from './commands.js';
import { type GenerationRecord, RECORDS } from './records.js';

/** What there is of a projection. */
export interface Standing {
  /** The generation that is read. */
  readonly read: GenerationRecord | undefined;
  /** The one that is built to take its place: the last one begun. */
  readonly built: GenerationRecord | undefined;
}

/** Begins generations of projections, says which is read, and drops the others. */
export class Generations {
  constructor(private readonly commands: Commands) {}

  async standing(projection: string): Promise<Standing> {
    return standingOf(await this.all({ projection }));
  }

  /** Where the documents of a collection lie that is read. */
  async placeToRead(collection: string): Promise<string | undefined> {
    const promoted = (await this.all({ promoted: true })).filter(({ discarded }) => discarded !== true);
    const read = new Map(promoted.map((generation) => [generation.projection, generation]));
    return [...read.values()].map((one) => placeOf(one, collection)).find((place) => place !== undefined);
  }

  /** The generation of the spec's version, begun if there is none. */
  async ofVersion(spec: ProjectionSpec): Promise<GenerationRecord> {
    for (;;) {
      const all = await this.all({ projection: spec.name });
      const { read, built } = standingOf(all);
      const generation = [read, built].find((one) => one?.version === spec.version);
      const found = generation ?? (await this.beginAfter(all, spec, read === undefined));
      if (found !== undefined) return found;
    }
  }

  /** A new generation, beside the one that is read. */
  async another(spec: ProjectionSpec): Promise<GenerationRecord> {
    for (;;) {
      const begun = await this.beginAfter(await this.all({ projection: spec.name }), spec, false);
      if (begun !== undefined) return begun;
    }
  }

  /** In one step: the change of one field of one document. */
  async promote({ _id }: GenerationRecord): Promise<void> {
    await this.commands.update<GenerationRecord>(RECORDS.generations, { _id }, { $set: { promoted: true } });
  }

  /** All there are of a projection; the one that is read last, so that nothing else is read for a moment. */
  async discard(projection: string): Promise<void> {
    const all = await this.all({ projection });
    const { read } = standingOf(all);
    for (const { _id } of all.toSorted((one, other) => Number(one === read) - Number(other === read)))
      await this.commands.update<GenerationRecord>(
        RECORDS.generations,
        { _id },
        { $set: { discarded: true } },
      );
  }

  /**
   * Brings what lies about a projection in line with which of its generations is read: after a switch, or after
   * a process that was switching died. Doing it twice, or two processes at once, does no harm.
   */
  async tidy(projection: string): Promise<void> {
    const all = await this.all({ projection });
    const { read, built } = standingOf(all);
    for (const { collection, place } of read?.places ?? [])
      if (collection !== place) await showAs(this.commands, collection, place);
    for (const generation of all.filter((one) => one !== read && one !== built)) {
      const gone = generation.places.filter(({ collection }) => !has(read ?? built, collection));
      for (const { collection } of gone) await hide(this.commands, collection);
      await this.drop(generation, generation === all.at(-1));
    }
    await dropStray(this.commands, () => this.all({}));
  }

  /** In the order they were begun. */
  private async all(filter: Partial<GenerationRecord>): Promise<GenerationRecord[]> {
    return this.commands.find<GenerationRecord>(RECORDS.generations, filter, { sort: { number: 1 } });
  }

  /** Nothing, if somebody else has begun one meanwhile. */
  private async beginAfter(
    all: readonly GenerationRecord[],
    spec: ProjectionSpec,
    promoted: boolean,
  ): Promise<GenerationRecord | undefined> {
    const number = (all.at(-1)?.number ?? 0) + 1;
    const generation: GenerationRecord = {
      _id: `${spec.name}/${number}`,
      projection: spec.name,
      number,
      version: spec.version,
      places: await choosePlaces(this.commands, spec, number),
      promoted,
    };
    return (await this.commands.claim<GenerationRecord>(RECORDS.generations, generation))
      ? generation
      : undefined;
  }

  /**
   * Its record goes last, so that whoever comes after a crash finishes; and stays while it is the latest, so that its
   * number is not given again while somebody may still write under it.
   */
  private async drop({ _id: generation, places }: GenerationRecord, isLatest: boolean): Promise<void> {
    for (const { place } of places) await this.commands.drop(place);
    const { generations, leases, ...records } = RECORDS;
    void leases;
    for (const name of Object.values(records)) await this.commands.delete(name, { generation });
    if (!isLatest) await this.commands.delete<GenerationRecord>(generations, { _id: generation });
  }
}

function standingOf(generations: readonly GenerationRecord[]): Standing {
  const there = generations.filter(({ discarded }) => discarded !== true);
  const read = there.findLast(({ promoted }) => promoted);
  const last = there.at(-1);
  return { read, built: last === read ? undefined : last };
}

const has = (generation: GenerationRecord | undefined, collection: string) =>
  generation?.places.some((place) => place.collection === collection) ?? false;
