import type { Lease, ReadStore } from '#read-store';
import { identity } from '#runtime';

const FOR = 10_000;

/**
 * Does a work under a lease, renewed for as long as it takes. The signal aborts when the lease is lost.
 * @returns whether the lease was free: if not, nothing was done
 */
export async function leased(
  documents: ReadStore,
  name: string,
  work: (lease: Lease, signal: AbortSignal) => Promise<void>,
): Promise<boolean> {
  const lease = await documents.acquireLease(name, identity.fresh(), FOR);
  if (lease === undefined) return false;
  const lost = new AbortController();
  const renewing = setInterval(() => {
    documents.renewLease(lease, FOR).catch((error: unknown) => lost.abort(error));
  }, FOR / 3);
  try {
    await work(lease, lost.signal);
    lost.signal.throwIfAborted();
  } finally {
    clearInterval(renewing);
    await documents.releaseLease(lease);
  }
  return true;
}
