import { type ExpectedRevision } from './event-store.js';
import { type RecordedEvent } from './recorded-event.js';

/** Somebody else appended first: load the stream again, and decide again. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';

  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: number | 'no-stream',
  ) {
    super(`Expected stream ${stream} at revision ${expected}, but it is at ${actual}.`);
  }
}

/** What was to be appended cannot be kept as it is (a NUL, half a surrogate pair, NaN, no event at all). */
export class UnrecordableEvent extends Error {
  override readonly name = 'UnrecordableEvent';
}

/** More than the store takes in one append: fewer or smaller events may go. */
export class AppendTooLarge extends UnrecordableEvent {}

/** The store cannot be reached, does not answer, or was closed. What was under way may or may not have happened. */
export class EventStoreUnavailable extends Error {
  override readonly name = 'EventStoreUnavailable';
  /** What whoever asked may be told: a sentence. */
  readonly reason: string | undefined;

  constructor(message: string, { reason, ...options }: ErrorOptions & { readonly reason?: string } = {}) {
    super(message, options);
    this.reason = reason;
  }
}

/**
 * The store cannot be used as it stands, or refuses us, and trying again will not help: the message says what to do.
 */
export class EventStoreUnusable extends Error {
  override readonly name = 'EventStoreUnusable';
}

/** What is stored of an event cannot be understood: trying again does not help, a good copy of the store does. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;

  constructor(
    { stream, revision, eventId }: Pick<RecordedEvent, 'stream' | 'revision' | 'eventId'>,
    options?: ErrorOptions,
  ) {
    super(`The event ${eventId}, revision ${revision} of stream ${stream}, cannot be read.`, options);
    this.stream = stream;
    this.revision = revision;
    this.eventId = eventId;
  }
}
