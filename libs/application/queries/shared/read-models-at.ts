import { ALLIANCE_LIVES, PROJECTION_OF, type ReadModel, READ_MODELS, documentId } from '#domain';
import { type EventStore } from '#event-store';
import { DocumentsInMemory, type ReadStore, type WriteBatch } from '#read-store';
import { type Clock } from '../../shared/identity.js';
import { type History, historyAt } from './events-at.js';
import { type Reading, type StateMoment, instantOf, isNow } from './moment.js';
import { Patience } from './patience.js';
import { ReadModels } from './read-models.js';

/** Makes the documents of an alliance in memory, those of the named projections. */
export type ProjectHistory = (
  history: History,
  projections: readonly string[],
) => Promise<WriteBatch['documents']>;

export interface ReadModelSources {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly clock: Clock;
  readonly project: ProjectHistory;
  /** How many bytes the states that assessments are made of may take, roughly. */
  readonly cacheBytes?: number;
}

/** What of all alliances can be asked for: they are written with the alliances. */
type Collection = ReadModel | typeof ALLIANCE_LIVES;
const PROJECTIONS = { ...PROJECTION_OF, [ALLIANCE_LIVES]: PROJECTION_OF.alliances };

/** How many alliances are read at once. */
const PAGE = 1_000;

/**
 * The read models as of a moment. Now they are those that are stored; at any other moment they are made in memory, by the
 * same projections, from the events that count then. So whatever is answered from them is answered by the same rules
 * at every moment.
 */
export class ReadModelsAt {
  private readonly now: ReadModels;
  private readonly patience: Patience;

  constructor(private readonly sources: ReadModelSources) {
    const { readStore, clock, eventStore } = sources;
    this.now = new ReadModels(readStore, clock);
    this.patience = new Patience(readStore, eventStore);
  }

  /**
   * What there is of one alliance: nothing, where it was not formed by then.
   * @throws InvalidPosition, NotCaughtUp, InQuarantine
   */
  async ofAlliance(allianceId: string, reading: Reading, models: readonly ReadModel[]): Promise<ReadModels> {
    if (!isNow(reading)) return this.made([allianceId], reading, models);
    await this.patience.upTo(reading.after, models, allianceId);
    return this.now;
  }

  /** The same from the events alone, now as well, or after one of them. */
  ofEvents(allianceId: string, moment: StateMoment, models: readonly ReadModel[]): Promise<ReadModels> {
    return this.made([allianceId], moment, models);
  }

  /** What there is of all the alliances that a partner is in, or was said to be. @throws InvalidPosition, NotCaughtUp */
  async ofPartner(partnerId: string, reading: Reading): Promise<ReadModels> {
    await this.patience.upTo(reading.after, ['track_records']);
    if (isNow(reading)) return this.now;
    const alliances: string[] = [];
    for await (const ids of this.allianceIds()) alliances.push(...(await this.withRecordOf(partnerId, ids)));
    return this.made(alliances, reading, ['track_records']);
  }

  /** What there is of all alliances. @throws InvalidPosition, NotCaughtUp */
  async ofAll(reading: Reading, model: ReadModel, collection: Collection = model): Promise<ReadModels> {
    await this.patience.upTo(reading.after, [model]);
    if (isNow(reading)) return this.now;
    const alliances: string[] = [];
    for await (const ids of this.allianceIds()) alliances.push(...ids);
    return this.made(alliances, reading, [collection]);
  }

  private async made(
    allianceIds: readonly string[],
    moment: StateMoment,
    collections: readonly Collection[],
  ): Promise<ReadModels> {
    const documents = new DocumentsInMemory();
    const projections = [...new Set(collections.map((name) => PROJECTIONS[name]))];
    const isAskedFor = ({ collection }: WriteBatch['documents'][number]): boolean =>
      collections.some((name) => name === collection);
    for (const allianceId of allianceIds) {
      const history = await historyAt(this.sources.eventStore, allianceId, moment);
      if (history.counting.length === 0) continue;
      documents.write((await this.sources.project(history, projections)).filter(isAskedFor));
    }
    return new ReadModels(documents, () => instantOf(moment, this.sources.clock()));
  }

  /** Page by page. */
  private async *allianceIds(): AsyncGenerator<readonly string[]> {
    for (let last: string | undefined, isMore = true; isMore;) {
      const after = last === undefined ? {} : { after: [last] };
      const page = await this.now.documents.find(ALLIANCE_LIVES, { sort: [], ...after, limit: PAGE });
      yield page.map(({ _id }) => _id);
      last = page.at(-1)?._id;
      isMore = page.length === PAGE;
    }
  }

  /** A record that was retracted has left a tombstone, which is found by its id alone. */
  private async withRecordOf(partnerId: string, allianceIds: readonly string[]): Promise<string[]> {
    const records = new Map(allianceIds.map((id) => [documentId(id, partnerId), id]));
    const found = await this.now.documents.getMany(READ_MODELS.trackRecords, [...records.keys()]);
    return found.flatMap(({ _id }) => records.get(_id) ?? []);
  }
}
