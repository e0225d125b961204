// Projects everything in a SQLite event store into MongoDB, and prints a line after each batch:
// `node test/run-typescript.js test/contracts/project-to-the-end.ts FILE URL HOLDER PARTS`.
import { setTimeout as wait } from 'node:timers/promises';

import { SqliteEventStore } from '#event-store-sqlite';
import { keepProjecting, PROJECTIONS } from '#projections';
import { MongodbReadStore } from '#read-store-mongodb';

const [, , path = '', url = '', holder = '', parts = ''] = process.argv;
const events = new SqliteEventStore({ path });
const documents = new MongodbReadStore({ url });
const last = (await events.lastPosition()) ?? '';
const done = new AbortController();

const kept = keepProjecting({
  events,
  documents,
  projections: PROJECTIONS,
  parts: Number(parts),
  batchSize: 500,
  holder,
  signal: done.signal,
  onTrouble: (error) => console.error(error),
  observer: {
    onBatch: ({ projection, checkpoint }) => console.log(`${projection} ${checkpoint}`),
    onQuarantined: (projection, { error }) => console.error(projection, error),
  },
});
for (const { spec } of PROJECTIONS)
  while (((await documents.checkpoint(spec.name)) ?? '') < last) await wait(100);
done.abort();
await kept;
await documents.close();
await events.close();
