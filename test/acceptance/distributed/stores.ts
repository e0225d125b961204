import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { type EventStoreDbDouble, startEventStoreDb } from '../../doubles/eventstoredb/index.js';
import { TcpProxy } from '../../doubles/tcp-proxy.js';

/** The server that `MONGODB_URL` names; without it, these tests are left out. */
const SERVER = process.env['MONGODB_URL'] ?? '';

/** Empty stores of the distributed kind, and the network to them, which can break. */
export class Stores {
  private away = new Set<TcpProxy>();
  private readonly databases: string[] = [];

  private constructor(
    private readonly double: EventStoreDbDouble,
    readonly toEvents: TcpProxy,
    readonly toDocuments: TcpProxy,
  ) {}

  static async started(): Promise<Stores> {
    const double = await startEventStoreDb();
    const { port } = new URL(SERVER);
    // A port on which nobody listens: whoever connects is refused at once.
    const unless = (proxy: () => TcpProxy, target: number) => () => (stores.away.has(proxy()) ? 1 : target);
    const stores: Stores = new Stores(
      double,
      await TcpProxy.to(unless(() => stores.toEvents, double.port)),
      await TcpProxy.to(unless(() => stores.toDocuments, Number(port || 27_017))),
    );
    return stores;
  }

  get eventStoreDbUrl(): string {
    return `esdb://127.0.0.1:${this.toEvents.port}?tls=false`;
  }

  /** Of a database of its own, empty. */
  newDatabase(): string {
    const url = new URL(SERVER);
    url.port = String(this.toDocuments.port);
    url.pathname = `entente-${randomUUID()}`;
    this.databases.push(url.pathname.slice(1));
    return url.href;
  }

  /** Of a database of its own, on a server that does not go away with the read models. */
  newDatabaseOfKeys(): string {
    const url = new URL(SERVER);
    url.pathname = `entente-${randomUUID()}`;
    this.databases.push(url.pathname.slice(1));
    return url.href;
  }

  /** Cuts a store off, and refuses new connections to it. */
  leave(proxy: TcpProxy): void {
    this.away.add(proxy);
    proxy.cut();
  }

  comeBack(proxy: TcpProxy): void {
    this.away.delete(proxy);
  }

  async discard(): Promise<void> {
    const client = new MongoClient(SERVER);
    for (const name of this.databases) await client.db(name).dropDatabase();
    await client.close();
    await this.toEvents.close();
    await this.toDocuments.close();
    this.double.stop();
  }
}
