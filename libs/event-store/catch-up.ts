import { type SubscriptionMessage } from './event-store.js';
import { type RecordedEvent } from './recorded-event.js';
import { letOthersRun } from './turns.js';

/** A stretch of the log, read in one go. */
export interface Page {
  /** Those that pass the filter. */
  readonly events: readonly RecordedEvent[];
  /** The position of the last event looked at, whether it passed or not; without one, there was none. */
  readonly upTo: string | undefined;
}

/** Reads the events after a position, at once, up to some number; the first ones without a position. */
export type ReadPage = (after: string | undefined) => Page;

/** Reads page after page until there is no more, and lets others run in between. */
export async function* readPages(
  readPage: ReadPage,
  after?: string,
  limit = Infinity,
): AsyncGenerator<RecordedEvent> {
  let left = limit;
  for (let position = after; left > 0;) {
    const { events, upTo } = readPage(position);
    if (upTo === undefined) return;
    const wanted = left < events.length ? events.slice(0, left) : events;
    yield* wanted;
    left -= wanted.length;
    position = upTo;
    await letOthersRun();
  }
}

/**
 * The subscription of a store whose pages can be read at once: they are read until one is empty, and again
 * whenever the bell rings. Nothing is missed in between, as nothing can run between an empty page and the
 * waiting.
 */
export async function* catchUp(
  readPage: ReadPage,
  bell: Bell,
  options: { readonly after?: string; readonly signal: AbortSignal; readonly pollMilliseconds?: number },
): AsyncGenerator<SubscriptionMessage> {
  const { signal, pollMilliseconds } = options;
  let position = options.after;
  let news = true;
  while (!signal.aborted) {
    const { events, upTo } = readPage(position);
    if (upTo !== undefined) {
      for (const event of events) {
        yield { kind: 'event', event };
        if (signal.aborted) return;
      }
      news ||= events.length > 0;
      position = upTo;
      await letOthersRun();
    } else if (news) {
      news = false;
      yield { kind: 'caught-up' };
    } else {
      await bell.next(signal, pollMilliseconds);
    }
  }
}

/** Wakes whoever waits for it. */
export class Bell {
  private readonly waiting = new Set<() => void>();

  ring(): void {
    for (const wake of this.waiting) wake();
  }

  /** Until it rings, the signal aborts, or so many milliseconds have passed. */
  next(signal: AbortSignal, milliseconds?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(() => wake(), milliseconds);
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.waiting.delete(wake);
        resolve();
      };
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
