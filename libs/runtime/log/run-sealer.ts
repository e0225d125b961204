import { sleep } from '#read-store';
import { type WatcherLogEntry } from '../watcher/log-entry.js';
import { type TransparencyLog } from './transparency-log.js';

export interface SealerOptions {
  readonly log: Pick<TransparencyLog, 'seal'>;
  /** 0: never. */
  readonly intervalSeconds: number;
  readonly report: (entry: WatcherLogEntry) => void;
}

/** Has the log sign a checkpoint every so often, until the signal aborts. What goes wrong is told, and tried again. */
export async function runSealer(
  { log, intervalSeconds, report }: SealerOptions,
  signal: AbortSignal,
): Promise<void> {
  if (intervalSeconds === 0) return;
  for (
    await sleep(intervalSeconds * 1_000, signal);
    !signal.aborted;
    await sleep(intervalSeconds * 1_000, signal)
  )
    try {
      await log.seal();
    } catch (error) {
      const details = { error: error instanceof Error ? error.message : String(error) };
      report({ level: 'error', text: 'The log could not be sealed', details });
    }
}
