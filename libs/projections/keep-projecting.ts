import { GenerationReplaced } from '#read-store';
import type { Lease } from '#read-store';

import { runProjections } from './run-projections.js';
import type { RunOptions } from './run-projections.js';

/** How long a process that is gone keeps others from taking over, milliseconds. */
const LEASE_MS = 10_000;
const RENEW_MS = LEASE_MS / 3;
/** How long to wait before trying again, milliseconds. */
const RETRY_MS = 1_000;

/** Held by the one process that projects. */
export const PROJECTOR_LEASE = 'projector';

export interface KeepOptions extends Omit<RunOptions, 'lease'> {
  /** Who this is among those that may want to project: unique. */
  readonly holder: string;
  /** What stopped the projections. They are begun again, in a while. */
  readonly onTrouble: (error: unknown) => void;
}

/** Projects whenever nobody else does, whatever happens, until the signal aborts. */
export async function keepProjecting(options: KeepOptions): Promise<void> {
  const { documents, holder, signal, onTrouble } = options;
  while (!signal.aborted) {
    try {
      const lease = await documents.acquireLease(PROJECTOR_LEASE, holder, LEASE_MS);
      if (lease) await projectWhileHeld(lease, options);
      else await sleep(RETRY_MS, signal);
    } catch (error) {
      // What was rebuilt has taken the place of what was written here: go on with that.
      if (error instanceof GenerationReplaced) continue;
      onTrouble(error);
      await sleep(RETRY_MS, signal);
    }
  }
}

async function projectWhileHeld(lease: Lease, options: KeepOptions): Promise<void> {
  const { documents } = options;
  const lost = new AbortController();
  const renewing = setInterval(() => {
    documents.renewLease(lease, LEASE_MS).catch((error: unknown) => {
      lost.abort(error);
    });
  }, RENEW_MS);
  try {
    await runProjections({ ...options, lease, signal: AbortSignal.any([options.signal, lost.signal]) });
    lost.signal.throwIfAborted();
  } finally {
    clearInterval(renewing);
    await documents.releaseLease(lease);
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    signal.addEventListener('abort', wake);
    if (signal.aborted) wake();
  });
}
