import { type EventStore } from '#event-store';
import { deadlines, fading, processRunner, type Send, type Ticks } from '#process-managers';
import { keepLeased, type KeepLeased } from '#read-store';
import { systemClock } from '../application/identity.js';
import {
  type WatcherLogEntry,
  failed,
  noticed,
  recorded,
  refused,
  troubled,
  unreadable,
  watching,
} from './log-entry.js';
import { everyMinuteOf } from './ticks.js';

/** Held by the one that watches. It spares work: two that watch at once do no harm. */
export const WATCHER_LEASE = 'watcher';

export interface WatcherOptions extends Pick<KeepLeased, 'leases' | 'holder' | 'signal'> {
  readonly events: Pick<EventStore, 'subscribe' | 'readStream'>;
  readonly send: Send;
  readonly log: (entry: WatcherLogEntry) => void;
  /** Is told how many alliances are silent or have a review overdue, whenever that changes. */
  readonly onNotices?: (lasting: number) => void;
  /** Has the transparency log sign checkpoints, until the signal aborts. Without, nobody does here. */
  readonly seal?: (signal: AbortSignal) => Promise<void>;
  /** Default: now, and every minute. */
  readonly ticks?: Ticks;
}

/** Watches over deadlines, and over alliances that fade, while nobody else does, until the signal aborts. */
export async function runWatcher(options: WatcherOptions): Promise<void> {
  const { events, send, log, ticks = everyMinuteOf(systemClock) } = options;
  const run = processRunner({
    process: deadlines,
    events,
    ticks,
    send,
    onCaughtUp: () => log(watching()),
    observer: {
      onRecorded: (intention) => log(recorded(intention)),
      onRefused: (intention, reason) => log(refused(intention, reason)),
      onFailed: (intention, reason) => log(failed(intention, reason)),
      onUnreadable: (event, error) => log(unreadable(event, error)),
    },
  });
  const look = processRunner({
    process: fading,
    events,
    ticks,
    send,
    observer: {
      onNotices: (fresh, lasting) => {
        for (const entry of noticed(fresh)) log(entry);
        options.onNotices?.(lasting);
      },
    },
  });
  const onTrouble = (error: unknown): void => log(troubled(error));
  await keepLeased({ ...options, name: WATCHER_LEASE, onTrouble }, async (signal) => {
    // When one fails, the other ends with it: both are begun again.
    const ended = new AbortController();
    const stop = AbortSignal.any([signal, ended.signal]);
    const watching = [run, look].map((process) => process(stop).finally(() => ended.abort()));
    await Promise.all([...watching, options.seal?.(stop)]);
  });
}
