import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EventStore, hashChained } from '#event-store';
import { parsePolicy } from '#transparency-log';
import { identity, systemClock } from '../application/identity.js';
import { type Configuration } from '../configuration/configuration.js';
import { type WatcherLogEntry } from '../watcher/log-entry.js';
import { EventTree } from './event-tree.js';
import { SignedMemory } from './signed-memory.js';
import { TileFiles } from './tile-files.js';
import { TransparencyLog } from './transparency-log.js';

export type LogSettings = Pick<Configuration, 'dataDir' | 'log'>;

/**
 * The log over the events of a store, with its key and its files where the settings say.
 * @param events as they are stored
 * @param report is told what whoever runs the log should look at
 */
export function openLog(
  { dataDir, log: { origin, keyFile, witnessesFile } }: LogSettings,
  events: EventStore,
  report: (entry: WatcherLogEntry) => void,
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
    ...(witnessesFile !== undefined && { policy: parsePolicy(readFileSync(witnessesFile, 'utf8')) }),
    onNewOrigin: (reason, origin) =>
      report({ level: 'warn', text: 'The log goes on under another name', details: { reason, origin } }),
    onWitnessTrouble: (witness, reason) =>
      report({ level: 'warn', text: 'A witness did not cosign the log', details: { witness, reason } }),
  });
}
