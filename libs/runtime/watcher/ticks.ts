import { setTimeout as pause } from 'node:timers/promises';
import { type Clock } from '#application';
import { type Ticks } from '#process-managers';

const MINUTE_MS = 60_000;

/** The time now, and again every minute, until the signal aborts. Whoever takes longer misses some. */
export function everyMinuteOf(clock: Clock): Ticks {
  return async function* (signal) {
    while (!signal.aborted) {
      yield clock();
      // Rejected when the signal aborts: the loop sees it.
      await pause(MINUTE_MS, undefined, { signal }).catch(() => undefined);
    }
  };
}
