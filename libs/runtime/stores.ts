import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { EventStoreDbEventStore } from '#event-store-eventstoredb';
import { SqliteEventStore } from '#event-store-sqlite';
import { type ReadStore, ReadStoreUnusable } from '#read-store';
import { MongodbReadStore } from '#read-store-mongodb';
import { SqliteReadStore } from '#read-store-sqlite';
import type { Configuration } from './configuration/configuration.js';

type Places = Pick<Configuration, 'dataDir' | 'eventStoreDbUrl' | 'mongodbUrl'>;

/**
 * Opens the store of events that the configuration names. EventStoreDB is connected to when it is first used,
 * so that a process can start while it is away.
 * @param onSubscriptionBroken is told each time why a subscription has to connect again; it goes on trying
 * @throws EventStoreUnusable
 */
export function openEventStore(
  { dataDir, eventStoreDbUrl }: Places,
  onSubscriptionBroken?: (reason: Error) => void,
): EventStore {
  return eventStoreDbUrl === undefined
    ? new SqliteEventStore({ path: join(dataDir, 'events.db') })
    : new EventStoreDbEventStore({
        url: eventStoreDbUrl,
        ...(onSubscriptionBroken && { onSubscriptionBroken }),
      });
}

/**
 * Opens the store of read models that the configuration names. MongoDB is connected to when it is first used.
 * @throws ReadStoreUnusable
 */
export function openReadStore({ dataDir, mongodbUrl }: Places): ReadStore {
  return mongodbUrl === undefined
    ? new SqliteReadStore({ path: join(dataDir, 'read-models.db') })
    : openMongodb(mongodbUrl);
}

function openMongodb(url: string): ReadStore {
  try {
    return new MongodbReadStore({ url });
  } catch (error) {
    throw new ReadStoreUnusable(`MONGODB_URL is not right: ${(error as Error).message}`, { cause: error });
  }
}
