import { InvalidConfiguration, problemOf, reasonOf, visible } from '#runtime';
import { EXIT, type ExitStatus, Failure } from './failure.js';

/** What went wrong, for whoever typed the command, line by line; nothing in it commands a terminal. */
export function failed(error: unknown): { readonly message: string; readonly status: ExitStatus } {
  return { message: messageOf(error).split('\n').map(visible).join('\n'), status: statusOf(error) };
}

function messageOf(error: unknown): string {
  return error instanceof Failure ? error.message : (problemOf(error)?.detail ?? reasonOf(error));
}

function statusOf(error: unknown): ExitStatus {
  if (error instanceof Failure) return error.status;
  return error instanceof InvalidConfiguration ? EXIT.usage : EXIT.data;
}
