import { join } from 'node:path';
import { type EventStore, hashChained } from '#event-store';
import { identity, systemClock } from '../application/identity.js';
import { type Configuration } from '../configuration/configuration.js';
import { EventTree } from './event-tree.js';
import { SignedMemory } from './signed-memory.js';
import { TileFiles } from './tile-files.js';
import { type TransparencyLogOptions } from './sealing.js';
import { TransparencyLog } from './transparency-log.js';

export type LogSettings = Pick<Configuration, 'dataDir' | 'log'>;

/**
 * The log over the events of a store, with its key and its files where the settings say.
 * @param events as they are stored
 */
export function openLog(
  { dataDir, log: { origin, keyFile } }: LogSettings,
  events: EventStore,
  onNewOrigin?: TransparencyLogOptions['onNewOrigin'],
): TransparencyLog {
  return new TransparencyLog({
    // What the log keeps in the store is chained as well, by whichever process it is sealed.
    events: hashChained(events),
    tree: new EventTree(events, new TileFiles(join(dataDir, 'log', 'tile'))),
    memory: new SignedMemory(join(dataDir, 'log-signed')),
    keyFile: keyFile ?? join(dataDir, 'log.key'),
    now: systemClock,
    fresh: identity.fresh,
    ...(origin !== undefined && { origin }),
    ...(onNewOrigin && { onNewOrigin }),
  });
}
