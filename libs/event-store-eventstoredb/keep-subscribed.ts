import { EventStoreUnavailable, type SubscriptionMessage } from '#event-store';
import { Backoff, type BackoffOptions } from './backoff.js';
import { type Feed } from './feed.js';

export interface KeepSubscribedOptions {
  readonly after?: string;
  /** Ends it, without an error. */
  readonly signal: AbortSignal;
  /** Ends it, with an error: the store was closed. */
  readonly closed: AbortSignal;
  readonly backoff: BackoffOptions;
  /** Told each time why a connection broke, or was not made. */
  readonly onBroken?: ((reason: Error) => void) | undefined;
}

/**
 * A subscription that outlives its connections: when one breaks, the next goes on after the last event that
 * was delivered (and after nothing else: the server's own checkpoints have lost events, KurrentDB#4970).
 */
export async function* keepSubscribed(
  open: (after: string | undefined) => Feed<SubscriptionMessage>,
  { after, signal, closed, backoff: options, onBroken }: KeepSubscribedOptions,
): AsyncGenerator<SubscriptionMessage> {
  const backoff = new Backoff(options);
  const over = AbortSignal.any([signal, closed]);
  let position = after;
  let news = true;
  while (!over.aborted) {
    const feed = open(position);
    const cut = (): void => feed.cut();
    over.addEventListener('abort', cut);
    try {
      for await (const message of feed) {
        backoff.reset();
        if (message.kind === 'event') position = message.event.position;
        // To a reader who is slower than the server it is old news: he is behind by what has come since.
        else if (!news || feed.hasMore) continue;
        news = message.kind === 'event';
        yield message;
      }
    } catch (error) {
      if (!(error instanceof EventStoreUnavailable)) throw error;
      onBroken?.(error);
    } finally {
      over.removeEventListener('abort', cut);
    }
    if (!over.aborted) await backoff.wait(over);
  }
  if (!signal.aborted) throw new EventStoreUnavailable('The event store was closed.');
}
