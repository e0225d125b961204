import { type NewEvent, type RecordedEvent } from './recorded-event.js';
import { type SnapshotStore } from './snapshot-store.js';

/** The revision a stream must be at for an append to succeed: its last event's, none yet, or whichever. */
export type ExpectedRevision = number | 'no-stream' | 'any';

export interface Appended {
  /** Of the last event appended. */
  readonly revision: number;
  /** Of the last event appended. */
  readonly position: string;
  /** Whether they were there before, as somebody else may have written them. Left out where the store cannot tell. */
  readonly repeated?: boolean;
}

export interface ReadStreamOptions {
  /** The first revision to read, inclusive. Default: the first forwards, the last backwards. */
  readonly from?: number;
  /** Default: forwards. */
  readonly direction?: 'forwards' | 'backwards';
  /** The most events to read. Default: all of them. */
  readonly limit?: number;
}

export interface EventFilter {
  /** Only streams whose name starts so. */
  readonly streamPrefix?: string;
}

export interface ReadAllOptions {
  /** Only events after this position. Default: from the very first. */
  readonly after?: string;
  readonly filter?: EventFilter;
  readonly limit?: number;
}

export interface SubscribeOptions {
  /** Only events after this position. Default: from the very first. */
  readonly after?: string;
  readonly filter?: EventFilter;
  /** Ends the subscription: its iteration then finishes without an error. */
  readonly signal: AbortSignal;
}

/**
 * What a subscription says: an event; or that everything recorded up to now was delivered. It says the
 * latter each time it has caught up after having delivered something, and once at the start.
 */
export type SubscriptionMessage =
  { readonly kind: 'event'; readonly event: RecordedEvent } | { readonly kind: 'caught-up' };

/** Streams of events, appended to and never changed. Every adapter keeps all of its contract (`testing`). */
export interface EventStore extends SnapshotStore {
  /**
   * Appends all of the events, or none. What is acknowledged survives a `kill -9` and a power cut.
   * The same event ids again, all of them and at the same place (expecting `any`: wherever they stand
   * together), are a success, answered as the first time, and record nothing; some of them, or the same
   * ids at another place, are a wrong expected revision. A refused append leaves no trace.
   * @throws WrongExpectedRevision, UnrecordableEvent (AppendTooLarge), EventStoreUnavailable, EventStoreUnusable
   */
  append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended>;

  /**
   * Reads a stream as far as it went before the first event is handed out, so that a reader comes to an end however
   * many others write. A stream that does not exist reads as empty. @throws EventStoreUnavailable
   */
  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<RecordedEvent>;

  /**
   * Every stream's events in the order of their positions.
   * @throws RangeError if `after` can be no position of such a store, EventStoreUnavailable
   */
  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent>;

  /**
   * A UUID that was made with the store: the same for as long as it is that store, another for one made anew in its
   * place. What was derived from the events of one store is of no use with another. @throws EventStoreUnavailable
   */
  identity(): Promise<string>;

  /**
   * Nothing, if events can be read and appended now; found out without recording any.
   * @throws EventStoreUnavailable, EventStoreUnusable: what is in the way
   */
  ready(): Promise<void>;

  /** The position of the last event there is. @throws EventStoreUnavailable */
  lastPosition(filter?: EventFilter): Promise<string | undefined>;

  /** As `readAll`, and then whatever is appended from now on, without end. @throws EventStoreUnavailable */
  subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionMessage>;

  /** Waits for appends under way. Whatever is asked afterwards, or is still read, fails: EventStoreUnavailable. */
  close(): Promise<void>;
}
