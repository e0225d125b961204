import { PROJECTION_OF, readRecorded } from '#domain';
import { type RecordedEvent } from '#event-store';
import { PROJECTIONS } from '#projections';
import { openEventStore, openReadStore } from '#runtime';
import { projected } from '#testing';
import { startEventStoreDb } from '../../doubles/eventstoredb/index.js';
import { MongoDouble } from '../../doubles/mongodb/server.js';
import { ServiceProcess } from './process.js';
import { Service } from './service.js';

/** A service that does everything on files; or its processes, on doubles of the servers. */
export type Stores = 'files' | 'servers';

type Worker = 'projector' | 'watcher';

/** A service and its processes, of which one after the other is killed and started again. */
export class Killable {
  private readonly workers = new Map<Worker, ServiceProcess>();

  private constructor(
    readonly service: Service,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly stopServers: () => Promise<void>,
  ) {}

  static async on(stores: Stores): Promise<Killable> {
    if (stores === 'files') {
      const service = await Service.started();
      return new Killable(service, {}, () => Promise.resolve());
    }
    const events = await startEventStoreDb();
    const documents = await MongoDouble.start();
    const environment = {
      EVENTSTOREDB_URL: `esdb://${events.host}:${events.port}?tls=false`,
      MONGODB_URL: documents.url,
      PROJECTOR_PARTS: '2',
    };
    const killable = new Killable(await Service.started(environment), environment, async () => {
      events.stop();
      await documents.stop();
    });
    killable.startWorker('projector');
    killable.startWorker('watcher');
    return killable;
  }

  /** Kills a process, as the number has it, while clients are at work; they stop, and it is started again. */
  async kill(nth: number, stopClients: () => Promise<unknown>): Promise<void> {
    const app = [undefined, ...this.workers.keys()][nth % (1 + this.workers.size)];
    if (app === undefined) await this.service.end('SIGKILL');
    else await this.workers.get(app)?.end('SIGKILL');
    await stopClients();
    if (app === undefined) await this.service.start();
    else this.startWorker(app);
  }

  /** Holds the read models, once they have seen all that was recorded, against those that the events make anew. */
  async expectReadModelsOfARebuild(): Promise<void> {
    const places = { dataDir: this.service.dataDir, ...this.places };
    const [events, documents] = [await openEventStore(places), await openReadStore(places)];
    const recorded: RecordedEvent[] = [];
    for await (const event of events.readAll({ filter: { streamPrefix: 'alliance-' } })) recorded.push(event);
    const last = recorded.at(-1)?.position ?? '';
    for (const projection of new Set(Object.values(PROJECTION_OF)))
      while (((await documents.checkpoint(projection)) ?? '') < last)
        await new Promise((resolve) => setTimeout(resolve, 50));
    const anew = await (await projected(PROJECTIONS, recorded.map(readRecorded))).bytes();
    for (const { spec } of PROJECTIONS)
      for (const { name } of spec.collections) {
        const stored = (await documents.find(name, {})).map((document) => JSON.stringify(document));
        expect([name, stored]).toEqual([name, anew[name]]);
      }
    await Promise.all([events.close(), documents.close()]);
  }

  async discard(): Promise<void> {
    await Promise.all([...this.workers.values()].map((worker) => worker.end('SIGKILL')));
    await this.service.discard();
    await this.stopServers();
  }

  private startWorker(app: Worker): void {
    this.workers.set(app, new ServiceProcess({ ...this.environment, LOG_LEVEL: 'warn' }, app));
  }

  private get places() {
    const { EVENTSTOREDB_URL: eventStoreDbUrl, MONGODB_URL: mongodbUrl } = this.environment;
    return { ...(eventStoreDbUrl && { eventStoreDbUrl }), ...(mongodbUrl && { mongodbUrl }) };
  }
}
