import { randomUUID } from 'node:crypto';

import { MongoClient } from 'mongodb';

import { MongodbReadStore } from '#read-store-mongodb';
import { describeReadStore } from '#testing';

const server = process.env['MONGODB_URL'] ?? '';

describeReadStore('MongoDB', async () => {
  const url = new URL(server);
  url.pathname = `entente-${randomUUID()}`;
  return {
    open: async () => new MongodbReadStore({ url: url.href }),
    dispose: async () => {
      const client = new MongoClient(url.href);
      await client.db().dropDatabase();
      await client.close();
    },
  };
});
