import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { SqliteEventStore } from '#event-store-sqlite';
import type { Configuration } from './configuration/configuration.js';

export interface StoreEvents {
  /** Called after this process has appended. */
  readonly onAppended?: () => void;
}

/**
 * Opens the store of events that the configuration names.
 * @throws EventStoreUnusable
 */
export function openEventStore({ dataDir }: Configuration, { onAppended }: StoreEvents = {}): EventStore {
  return new SqliteEventStore({
    path: join(dataDir, 'events.db'),
    ...(onAppended === undefined ? {} : { onAppended }),
  });
}
