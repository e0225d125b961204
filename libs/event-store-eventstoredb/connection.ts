import {
  type ExpectedRevision,
  type RecordedEvent,
  type SerialisedEvent,
  type SubscriptionMessage,
} from '#event-store';
import { type Feed } from './feed.js';

/** What the store needs of a client of EventStoreDB: one file knows the client, and gives this. */
export interface Connection {
  /** How long a call may take, in milliseconds. */
  readonly deadline: number;

  /**
   * Appends as the server does it.
   * @param within so many milliseconds
   * @throws WrongExpectedRevision, UnrecordableEvent, EventStoreUnavailable
   */
  append(
    stream: string,
    events: readonly SerialisedEvent[],
    expected: ExpectedRevision,
    within: number,
  ): Promise<ServerAppended>;

  /** From now on the server shows only the last event of a stream that has none yet. @throws EventStoreUnavailable */
  keepLast(stream: string): Promise<void>;

  /** Empty if there is no such stream. */
  readStream(stream: string, range: StreamRange): Feed<RecordedEvent>;

  /** Everything that is not the server's own. @param prefix of the names of streams */
  readAll(range: AllRange, prefix: string): Feed<RecordedEvent>;

  /** The position of the very last event, the server's own among them. @throws EventStoreUnavailable */
  end(): Promise<string | undefined>;

  /** Ends when the connection breaks. @param prefix of the names of streams */
  subscribe(after: string | undefined, prefix: string): Feed<SubscriptionMessage>;

  close(): Promise<void>;
}

/** Where the last event of an append stands. The server does not always say the position of a repeated one. */
export interface ServerAppended {
  readonly revision: number;
  readonly position: string | undefined;
}

export interface StreamRange {
  /** Default: the first revision, or backwards the last. */
  readonly from: number | undefined;
  readonly backwards: boolean;
  /** Infinity: all of them. */
  readonly limit: number;
}

/** Forwards after a position or from the start, or backwards from the end. */
export type AllRange = { readonly after: string | undefined } | 'backwards';
