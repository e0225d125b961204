import {
  AccessDeniedError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  TimeoutError,
  UnknownError,
} from '@eventstore/db-client';
import { AppendTooLarge, EventStoreUnavailable, EventStoreUnusable } from '#event-store';
import { tooOld } from './recorded.js';

/** Codes of gRPC. */
const [RESOURCE_EXHAUSTED, UNIMPLEMENTED] = [8, 12];

/** The server has cut a call off, and it can be made again at once: elsewhere, or from where it had got to. */
export class Interrupted extends EventStoreUnavailable {
  constructor(
    message: string,
    /** Whether it is certain that the server did nothing. */
    readonly didNothing: boolean,
    cause: unknown,
  ) {
    super(message, { cause });
  }
}

/** The errors of the port; what is not known to be final may get better. */
export function translated(error: unknown): Error {
  if (error instanceof EventStoreUnavailable || error instanceof EventStoreUnusable) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return finalError(error, reason) ?? passingError(error, reason);
}

function finalError(error: unknown, reason: string): Error | undefined {
  const because = { cause: error };
  if (error instanceof MaxAppendSizeExceededError)
    return new AppendTooLarge(
      `EventStoreDB takes at most ${error.maxAppendSize} bytes in one append.`,
      because,
    );
  if (error instanceof AccessDeniedError)
    return new EventStoreUnusable(
      `EventStoreDB denies access (${reason}): EVENTSTOREDB_URL needs credentials that are right, and may append to streams and read them and $all.`,
      because,
    );
  if (error instanceof StreamDeletedError)
    return new EventStoreUnusable(
      `Stream ${error.streamName} was tombstoned in EventStoreDB: nothing of it can be read or added to.`,
      because,
    );
  if (/invalid position/i.test(reason))
    return new EventStoreUnusable(
      'EventStoreDB has no event at the position to read from: it is not the store that the position was taken from.',
      because,
    );
  if (!(error instanceof UnknownError)) return undefined;
  if (error.code === UNIMPLEMENTED) return tooOld(error);
  if (error.code === RESOURCE_EXHAUSTED)
    return new AppendTooLarge(`EventStoreDB takes no message as large: ${reason}.`, because);
  return undefined;
}

function passingError(error: unknown, reason: string): Error {
  if (error instanceof NotLeaderError)
    return new Interrupted(`EventStoreDB has another leader now: ${reason}`, true, error);
  if (error instanceof TimeoutError) return new Interrupted(`EventStoreDB gave up: ${reason}`, false, error);
  return new EventStoreUnavailable(`EventStoreDB cannot be used: ${reason}`, { cause: error });
}
