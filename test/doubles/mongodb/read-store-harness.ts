import { randomUUID } from 'node:crypto';

import { MongoClient } from 'mongodb';

import { MongodbReadStore } from '#read-store-mongodb';
import { type ReadStoreHarness } from '#testing';

import { CuttingProxy } from '../cutting-proxy.js';

/** A database of its own on a server, for the contract of read stores. */
export function readStoreHarness(server: string): ReadStoreHarness {
  const url = new URL(server);
  url.pathname = `entente-${randomUUID()}`;
  const proxies: CuttingProxy[] = [];
  return {
    open: async () => new MongodbReadStore({ url: url.href }),
    openDoomed: async (writes) => {
      const proxy = await CuttingProxy.to(Number(url.port), writes);
      proxies.push(proxy);
      const through = new URL(url);
      through.host = `127.0.0.1:${proxy.port}`;
      through.searchParams.set('directConnection', 'true');
      through.searchParams.set('serverSelectionTimeoutMS', '100');
      return new MongodbReadStore({ url: through.href });
    },
    dispose: async () => {
      for (const proxy of proxies) await proxy.close();
      const client = new MongoClient(url.href);
      await client.db().dropDatabase();
      await client.close();
    },
  };
}
