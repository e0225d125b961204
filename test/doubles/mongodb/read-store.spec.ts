import { describeReadStore } from '#testing';

import { readStoreHarness } from './read-store-harness.js';
import { MongoDouble, type MongoDoubleOptions } from './server.js';

const KINDS: readonly NonNullable<MongoDoubleOptions['kind']>[] = [
  'replica-set',
  'sharded-cluster',
  'standalone',
];

for (const kind of KINDS)
  describeReadStore(`MongoDB on a double of a ${kind}`, async () => {
    const server = await MongoDouble.start({ kind });
    const harness = readStoreHarness(server.url);
    return {
      ...harness,
      dispose: async () => {
        await harness.dispose?.();
        await server.stop();
      },
    };
  });
