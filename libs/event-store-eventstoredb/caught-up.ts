import { type SubscriptionMessage } from '#event-store';
import { type Feed } from './feed.js';

/**
 * Says when a subscription has caught up. The server does so once, when it has sent what was there; from
 * then on it is whenever nothing more has come behind an event.
 */
export class CaughtUp {
  private readonly feed: Feed<SubscriptionMessage>;
  private readonly incoming: { readonly readableLength: number };
  private isLive = false;
  private said = false;
  private looking = false;

  /** @param incoming what has come, and was not yet delivered */
  constructor(feed: Feed<SubscriptionMessage>, incoming: { readonly readableLength: number }) {
    this.feed = feed;
    this.incoming = incoming;
  }

  /** The server has sent everything. */
  live(): void {
    this.isLive = true;
    this.look();
  }

  /** The server has begun to send older events again. */
  behind(): void {
    this.isLive = false;
  }

  /** An event has come. */
  delivered(): void {
    this.said = false;
    if (!this.isLive || this.looking) return;
    this.looking = true;
    setImmediate(() => {
      this.looking = false;
      this.look();
    });
  }

  private look(): void {
    if (!this.isLive || this.said || this.incoming.readableLength > 0) return;
    this.said = true;
    this.feed.push({ kind: 'caught-up' });
  }
}
