import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { SqliteEventStore } from '#event-store-sqlite';
import type { ReadStore } from '#read-store';
import { SqliteReadStore } from '#read-store-sqlite';
import type { Configuration } from './configuration/configuration.js';

/**
 * Opens the store of events that the configuration names.
 * @throws EventStoreUnusable
 */
export function openEventStore({ dataDir }: Pick<Configuration, 'dataDir'>): EventStore {
  return new SqliteEventStore({ path: join(dataDir, 'events.db') });
}

/**
 * Opens the store of read models that the configuration names.
 * @throws ReadStoreUnusable
 */
export function openReadStore({ dataDir }: Pick<Configuration, 'dataDir'>): ReadStore {
  return new SqliteReadStore({ path: join(dataDir, 'read-models.db') });
}
