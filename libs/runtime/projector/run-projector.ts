import { existsSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { EventStoreUnavailable } from '#event-store';
import { SqliteEventStore } from '#event-store-sqlite';
import { type Send } from '#process-managers';
import { SqliteReadStore } from '#read-store-sqlite';
import { openLog } from '../log/open-log.js';
import { runSealer } from '../log/run-sealer.js';
import { type WatcherLogEntry } from '../watcher/log-entry.js';
import { SqliteSubjectKeys } from '#subject-keys-sqlite';
import { keysIn, withPersonalTexts } from '../stores/open-stores.js';
import { runWatcher } from '../watcher/run-watcher.js';
import { claimHolder } from './holder.js';
import { type FromProjector, type ProjectorSettings } from './messages.js';
import { project } from './project.js';

// On Linux this is the priority of the calling thread: catching up never slows the front door.
const NICE = 10;

export interface RunningProjector {
  /** Says that there are new events. */
  readonly notify: () => void;
  /** When it has stopped, and its stores are closed. */
  readonly ended: Promise<void>;
}

/** Projects and watches, with stores of its own, until the signal aborts. @throws EventStoreUnusable, ReadStoreUnusable */
export function runProjector(
  settings: ProjectorSettings,
  signal: AbortSignal,
  report: (message: FromProjector) => void,
  /** Has carried out what the watcher wants. */
  send: Send,
): RunningProjector {
  const { dataDir, cacheBytes } = settings;
  lowerPriority();
  const path = join(dataDir, 'events.db');
  // Made by the service before: if it is gone, another one in its place would not be it.
  if (!existsSync(path)) throw new EventStoreUnavailable(`${path} is gone: put it back.`);
  const file = new SqliteEventStore({ path });
  const events = withPersonalTexts(file, new SqliteSubjectKeys(keysIn(dataDir)));
  const documents = new SqliteReadStore({
    path: join(dataDir, 'read-models.db'),
    onReplaced: (reason) => report({ kind: 'trouble', error: `The read models: ${reason}` }),
  });
  const holder = claimHolder(dataDir);
  const projecting = project({ events, documents, holder, signal, report, cacheBytes });
  const log = (entry: WatcherLogEntry): void => report({ kind: 'watcher', entry });
  const sealed = openLog(settings, file, log);
  const watching = runWatcher({
    events,
    leases: documents,
    holder,
    signal,
    send,
    log,
    onNotices: (lasting) => report({ kind: 'notices', lasting }),
    seal: (stop) => runSealer({ ...settings.log, log: sealed, report: log }, stop),
  });
  const ended = Promise.all([projecting, watching]).then(async () => {
    await events.close();
    await documents.close();
  });
  return { notify: () => file.notify(), ended };
}

function lowerPriority(): void {
  try {
    setPriority(0, NICE);
  } catch {
    // Not every system lets it: then it is as important as the rest.
  }
}
