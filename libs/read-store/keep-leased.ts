import { type Lease, type ReadStore } from './read-store.js';

/** How long a process that is gone keeps others from taking over, milliseconds. */
export const LEASE_MS = 8_000;
const RENEW_MS = LEASE_MS / 3;
/** How long to wait before looking again what is free, or trying again what failed, milliseconds. */
export const RETRY_MS = 1_000;

export interface KeepLeased {
  readonly leases: Pick<ReadStore, 'acquireLease' | 'renewLease' | 'releaseLease'>;
  readonly name: string;
  /** Who this is among those that may want the lease: unique. */
  readonly holder: string;
  readonly signal: AbortSignal;
  /** What stopped the work, or did not let it begin. It is begun again, in a while. */
  readonly onTrouble: (error: unknown) => void;
}

type LeasedWork = Omit<KeepLeased, 'onTrouble'>;

/**
 * Does some work whenever nobody else does, whatever happens, until the signal aborts.
 * @param work lasts until its signal aborts: `signal` did, or the lease was lost
 */
export async function keepLeased(
  options: KeepLeased,
  work: (signal: AbortSignal, lease: Lease) => Promise<void>,
): Promise<void> {
  const { signal, onTrouble } = options;
  while (!signal.aborted) {
    try {
      if (!(await onceLeased(options, work))) await sleep(RETRY_MS, signal);
    } catch (error) {
      onTrouble(error);
      await sleep(RETRY_MS, signal);
    }
  }
}

/**
 * Does some work once, if nobody else does.
 * @param work as for `keepLeased`
 * @returns whether the lease was free: if not, nothing was done
 * @throws LeaseLost, ReadStoreUnavailable, and whatever the work throws
 */
export async function onceLeased(
  leased: LeasedWork,
  work: (signal: AbortSignal, lease: Lease) => Promise<void>,
): Promise<boolean> {
  const lease = await leased.leases.acquireLease(leased.name, leased.holder, LEASE_MS);
  if (lease === undefined) return false;
  await whileLeased(lease, leased, work);
  return true;
}

/** Does some work under a lease that was acquired just now, and gives it back. @throws as `onceLeased` */
export async function whileLeased(
  lease: Lease,
  { leases, signal }: Pick<LeasedWork, 'leases' | 'signal'>,
  work: (signal: AbortSignal, lease: Lease) => Promise<void>,
): Promise<void> {
  const lost = new AbortController();
  const renewing = setInterval(() => {
    leases.renewLease(lease, LEASE_MS).catch((error: unknown) => lost.abort(error));
  }, RENEW_MS);
  try {
    await work(AbortSignal.any([signal, lost.signal]), lease);
    lost.signal.throwIfAborted();
  } finally {
    clearInterval(renewing);
    await leases.releaseLease(lease);
  }
}

export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
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
