import {
  type MongoBulkWriteError,
  MongoClientClosedError,
  MongoError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
  MongoWriteConcernError,
} from 'mongodb';

import { ReadStoreUnavailable, ReadStoreUnusable } from '#read-store';

const DUPLICATE_KEY = 11_000;
const NAMESPACE_EXISTS = 48;
/** NotImplemented, CommandNotFound, CommandNotSupported, CommandNotSupportedOnView. */
const UNSUPPORTED = [238, 59, 115, 166];
/** AuthenticationFailed, Unauthorized: they stay as they are until somebody acts. */
const REFUSED = [18, 13];
/**
 * Of a server that gave up, stepped down, shuts down or has no majority: InternalError, HostUnreachable,
 * HostNotFound, MaxTimeMSExpired, WriteConcernFailed, NetworkTimeout, ShutdownInProgress, QueryPlanKilled,
 * PrimarySteppedDown, and those of a node that is not the primary or is interrupted.
 */
const AWAY = [
  1, 6, 7, 50, 64, 89, 91, 175, 189, 262, 9001, 10_058, 10_107, 11_600, 11_601, 11_602, 13_435, 13_436,
];

export const isDuplicateKey = (error: unknown): boolean => hasCode(error, [DUPLICATE_KEY]);
export const isThereAlready = (error: unknown): boolean => hasCode(error, [NAMESPACE_EXISTS]);
/** Whether the server lacks what it was asked for; not every server that speaks the protocol has all of it. */
export const isUnsupported = (error: unknown): boolean => hasCode(error, UNSUPPORTED);

/**
 * Which operations of a bulk were refused because their `_id` is taken.
 * @throws the error itself, where anything else went wrong
 */
export function duplicatesIn(error: unknown): readonly number[] {
  if (!isBulkError(error) || error.result.getWriteConcernError() !== undefined) throw error;
  const errors = [error.writeErrors].flat();
  if (errors.length === 0 || errors.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
  return errors.map(({ index }) => index);
}

/** Whether the driver knows of no server that it could ask. */
export function findsNoServer(error: unknown): boolean {
  return error instanceof MongoServerSelectionError;
}

/** What the driver throws, as the port says it; anything else as it is. */
export function inWordsOfThePort(thrown: unknown): unknown {
  const error = reasonOf(thrown);
  if (!(error instanceof MongoError)) return error;
  if (hasCode(error, REFUSED))
    return new ReadStoreUnusable(`MongoDB refuses these credentials: ${error.message}`, { cause: error });
  if (!isAway(error)) return error;
  return new ReadStoreUnavailable(`MongoDB cannot be reached or does not answer: ${error.message}`, {
    cause: error,
  });
}

/** A bulk that could not be sent says so with an error of its own. */
function reasonOf(thrown: unknown): unknown {
  const reason: unknown = isBulkError(thrown) ? thrown.errorResponse : thrown;
  return reason instanceof MongoError ? reason : thrown;
}

function isAway(error: MongoError): boolean {
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoNotConnectedError ||
    error instanceof MongoTopologyClosedError ||
    error instanceof MongoClientClosedError ||
    error instanceof MongoWriteConcernError ||
    error.name === 'MongoWaitQueueTimeoutError' ||
    error.hasErrorLabel('RetryableWriteError') ||
    hasCode(error, AWAY) ||
    (isBulkError(error) && error.result.getWriteConcernError() !== undefined)
  );
}

function isBulkError(error: unknown): error is MongoBulkWriteError {
  return error instanceof MongoServerError && 'writeErrors' in error && 'result' in error;
}

function hasCode(error: unknown, codes: readonly number[]): boolean {
  return error instanceof MongoServerError && typeof error.code === 'number' && codes.includes(error.code);
}
