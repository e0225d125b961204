import { randomUUID } from 'node:crypto';
import { type EventStoreDbDouble } from '../../doubles/eventstoredb/index.js';
import { ServiceProcess } from './process.js';

/** Whether services are tried on servers instead of files: `npm run test:servers`. */
const WANTED = process.env['TEST_STORES'] === 'servers';

/** The server that `EVENTSTOREDB_URL` names; without it, each service has a double to itself. */
const EVENTS = process.env['EVENTSTOREDB_URL'];

/**
 * The stores of one service on servers, and the processes that work on them beside it. The events are where
 * `EVENTSTOREDB_URL` says, with those of whoever else was there before, or in a double of their own; the read
 * models in a database of their own, on the server that `MONGODB_URL` names.
 */
export class Servers {
  private workers: readonly ServiceProcess[] = [];

  private constructor(
    private readonly events: EventStoreDbDouble | string,
    private readonly documents: URL,
  ) {}

  /** `undefined` where services are to be tried on files. */
  static async ifWanted(): Promise<Servers | undefined> {
    if (!WANTED) return undefined;
    const documents = new URL(process.env['MONGODB_URL'] ?? '');
    documents.pathname = `entente-${randomUUID()}`;
    return new Servers(EVENTS ?? (await startDouble()), documents);
  }

  /** Whether there may be events of others. */
  get areShared(): boolean {
    return typeof this.events === 'string';
  }

  get environment() {
    const events =
      typeof this.events === 'string'
        ? this.events
        : `esdb://${this.events.host}:${this.events.port}?tls=false`;
    return {
      EVENTSTOREDB_URL: events,
      MONGODB_URL: this.documents.href,
      // More would have one projector do the same work in smaller pieces.
      PROJECTOR_PARTS: '2',
    } as const;
  }

  /** Starts a projector and a watcher, unless they were started before. */
  startWorkers(environment: Readonly<Record<string, string>>): void {
    if (this.workers.length > 0) return;
    this.workers = (['projector', 'watcher'] as const).map((app) => new ServiceProcess(environment, app));
  }

  async discard(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.end('SIGKILL')));
    const { MongoClient } = await import('mongodb');
    const client = new MongoClient(this.documents.href);
    await client.db().dropDatabase();
    await client.close();
    if (typeof this.events !== 'string') this.events.stop();
  }
}

/** It is loaded only where services are tried on servers, as the driver above: that takes longer than many a spec. */
async function startDouble(): Promise<EventStoreDbDouble> {
  const { startEventStoreDb } = await import('../../doubles/eventstoredb/index.js');
  return startEventStoreDb();
}
