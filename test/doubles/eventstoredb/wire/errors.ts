import { Metadata, status, type ServerErrorResponse } from '@grpc/grpc-js';
import { type ExpectedRevision } from '../log/check-write.js';

/** Fails a call: a status, and trailers by which clients know what happened. */
export class RpcError extends Error implements ServerErrorResponse {
  readonly details: string;

  constructor(
    readonly code: status,
    message: string,
    readonly metadata = new Metadata(),
  ) {
    super(message);
    this.details = message;
  }
}

/** Trailers are ASCII: other characters are replaced, as in the server. */
const ascii = (text: string): string => text.replace(/[^ -~]/g, '?');

function exception(
  code: status,
  message: string,
  kind: string,
  trailers: Readonly<Record<string, string>> = {},
): RpcError {
  const metadata = new Metadata();
  metadata.set('exception', kind);
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, ascii(value));
  return new RpcError(code, message, metadata);
}

export const streamDeleted = (stream: string): RpcError =>
  exception(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, 'stream-deleted', {
    'stream-name': stream,
  });

export const accessDenied = (): RpcError =>
  exception(status.PERMISSION_DENIED, 'Access Denied', 'access-denied');

/** The credentials themselves are wrong. */
export const unauthenticated = (): RpcError => new RpcError(status.UNAUTHENTICATED, 'Unauthenticated');

export const maximumAppendSizeExceeded = (bytes: number): RpcError =>
  exception(
    status.INVALID_ARGUMENT,
    `Maximum Append Size of ${bytes} Exceeded.`,
    'maximum-append-size-exceeded',
    { 'maximum-append-size': String(bytes) },
  );

export const missingMetadata = (property: string): RpcError =>
  exception(
    status.INVALID_ARGUMENT,
    `Required Metadata Property '${property}' is missing`,
    'missing-required-metadata-property',
    { 'required-metadata-properties': 'type,content-type' },
  );

export const invalidArgument = (message: string): RpcError => new RpcError(status.INVALID_ARGUMENT, message);

/** The server has given up what it was doing. */
export const operationTimedOut = (what: string): RpcError =>
  new RpcError(status.ABORTED, `Operation timed out: ${what}`);

export const serverNotReady = (): RpcError => new RpcError(status.UNAVAILABLE, 'Server Is Not Ready');

export const serverTooBusy = (): RpcError => new RpcError(status.UNAVAILABLE, 'Server Is Too Busy');

/** Where to read from, there is no event: the position is another server's. */
export const invalidPosition = (): RpcError =>
  new RpcError(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.');

export const notLeader = ({ host, port }: { readonly host: string; readonly port: number }): RpcError =>
  exception(status.NOT_FOUND, 'Leader info available', 'not-leader', {
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });

export function wrongExpectedVersion(
  operation: string,
  stream: string,
  expected: ExpectedRevision,
  actual: bigint,
): RpcError {
  const [wanted, found] = [versionOf(expected), actual.toString()];
  return exception(
    status.FAILED_PRECONDITION,
    `${operation} failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${wanted}, Actual version: ${found}`,
    'wrong-expected-version',
    { 'stream-name': stream, 'expected-version': wanted, 'actual-version': found },
  );
}

/** The numbers that stood for the special cases in the first protocol, and still do in trailers. */
function versionOf(expected: ExpectedRevision): string {
  switch (expected) {
    case 'no-stream':
      return '-1';
    case 'any':
      return '-2';
    case 'stream-exists':
      return '-4';
    default:
      return expected.toString();
  }
}
