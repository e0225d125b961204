import type { ExpectedRevision } from './event-store.js';

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

/** The store cannot be reached, or does not answer. What was under way may or may not have happened. */
export class EventStoreUnavailable extends Error {
  override readonly name = 'EventStoreUnavailable';
}
