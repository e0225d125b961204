import type { SubscriptionMessage } from '#event-store';
import type { Feed } from './feed.js';

/**
 * Says when a subscription has caught up. The server does so once, when it has sent what was there; from
 * then on it is whenever nothing more has come behind an event.
 */
export class CaughtUp {
  readonly #feed: Feed<SubscriptionMessage>;
  readonly #incoming: { readonly readableLength: number };
  #live = false;
  #said = false;
  #looking = false;

  /** @param incoming what has come, and was not yet delivered */
  constructor(feed: Feed<SubscriptionMessage>, incoming: { readonly readableLength: number }) {
    this.#feed = feed;
    this.#incoming = incoming;
  }

  /** The server has sent everything. */
  live(): void {
    this.#live = true;
    this.#look();
  }

  /** The server has begun to send older events again. */
  behind(): void {
    this.#live = false;
  }

  /** An event has come. */
  delivered(): void {
    this.#said = false;
    if (!this.#live || this.#looking) return;
    this.#looking = true;
    setImmediate(() => {
      this.#looking = false;
      this.#look();
    });
  }

  #look(): void {
    if (!this.#live || this.#said || this.#incoming.readableLength > 0) return;
    this.#said = true;
    this.#feed.push({ kind: 'caught-up' });
  }
}
