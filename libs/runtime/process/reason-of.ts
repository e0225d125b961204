import { EventStoreUnusable } from '#event-store';
import { ReadStoreUnusable } from '#read-store';
import { InvalidConfiguration } from '../configuration/configuration.js';

const CANNOT_LISTEN: ReadonlySet<string | undefined> = new Set([
  'EADDRINUSE',
  'EADDRNOTAVAIL',
  'EACCES',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/**
 * Why a process could not start: what whoever started it can do something about in a sentence, the rest with
 * where it happened.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isTheirs =
    error instanceof InvalidConfiguration ||
    error instanceof EventStoreUnusable ||
    error instanceof ReadStoreUnusable;
  if (isTheirs) return error.message;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (CANNOT_LISTEN.has(code) && (syscall === 'listen' || syscall === 'getaddrinfo'))
    return `The service cannot listen: ${error.message}. HOST and PORT say where it should.`;
  return error.stack ?? error.message;
}
