import { EventStoreDBClient, jsonEvent, NO_STREAM, START, streamNameFilter } from '@eventstore/db-client';
import { answerParent } from '../measuring/child.js';
import { measure, PREFIX, type Speeds } from './work.js';

/** The client by itself: nothing is checked, nothing is tried again, and events are counted and dropped. */
answerParent(async ({ url }: { url: string }): Promise<Speeds> => {
  const client = EventStoreDBClient.connectionString(url);
  const speeds = await measure({
    append: (stream, { eventId: id, type, data, metadata }, behind) =>
      client.appendToStream(
        stream,
        jsonEvent({ id, type, data, metadata } as Parameters<typeof jsonEvent>[0]),
        {
          expectedRevision: behind === 0 ? NO_STREAM : BigInt(behind - 1),
        },
      ),
    catchUp: async (events) => {
      const subscription = client.subscribeToAll({
        fromPosition: START,
        filter: streamNameFilter({ prefixes: [PREFIX] }),
      });
      let left = events;
      await new Promise<void>((resolve, reject) => {
        subscription.on('error', reject);
        subscription.on('data', () => {
          left -= 1;
          if (left === 0) resolve();
        });
      });
      await subscription.unsubscribe();
    },
  });
  await client.dispose();
  return speeds;
});
