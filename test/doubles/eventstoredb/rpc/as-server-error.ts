import { status } from '@grpc/grpc-js';
import { RpcError } from '../wire/errors.js';

/** What a call fails with: as it was meant, or, where something else went wrong, an unknown error. */
export function asServerError(error: unknown): RpcError {
  if (error instanceof RpcError) return error;
  return new RpcError(status.UNKNOWN, error instanceof Error ? error.message : String(error));
}
