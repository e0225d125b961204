import { type KeepLeased, LEASE_MS, RETRY_MS, sleep, whileLeased } from './keep-leased.js';
import { type Lease, type ReadStore } from './read-store.js';

export interface KeepShare extends Omit<KeepLeased, 'leases'> {
  readonly leases: KeepLeased['leases'] & Pick<ReadStore, 'heldLeases'>;
  /** What the leases of all parts begin with. */
  readonly name: string;
  /** How many the work is divided into; all that share it must agree. */
  readonly parts: number;
}

/** The work on a part, which is done until it is stopped. */
interface RunningPart {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/** The lease of a part (from 0) of some work that is shared. */
export const leaseOfPart = (name: string, part: number): string => `${name}-${part}`;

/**
 * Does as many parts of some work as is fair, each under a lease of its own, whatever happens, until the signal
 * aborts. Whoever is there takes a seat, so that others see him even if nothing is left for him to do yet: they
 * give up what is more than their share. When somebody is gone, his leases run out, and the others take his parts.
 * @param work as for `keepLeased`
 */
export async function keepShare(
  options: KeepShare,
  work: (signal: AbortSignal, lease: Lease, part: number) => Promise<void>,
): Promise<void> {
  const { leases, name, parts, holder, signal, onTrouble } = options;
  const running = new Map<number, RunningPart>();
  const take = async (part: number): Promise<void> => {
    const lease = await leases.acquireLease(leaseOfPart(name, part), holder, LEASE_MS);
    if (lease === undefined) return;
    const stop = new AbortController();
    const stopping = AbortSignal.any([signal, stop.signal]);
    const ended = whileLeased(lease, { leases, signal: stopping }, (until) => work(until, lease, part))
      .catch(onTrouble)
      .finally(() => running.delete(part));
    running.set(part, { stop, ended });
  };
  while (!signal.aborted) {
    try {
      const fair = await fairShare(options);
      for (const { stop } of [...running.values()].slice(fair)) stop.abort();
      for (let part = 0; part < parts && running.size < fair && !signal.aborted; part += 1)
        if (!running.has(part)) await take(part);
    } catch (error) {
      onTrouble(error);
    }
    await sleep(RETRY_MS, signal);
  }
  await Promise.all([...running.values()].map(({ ended }) => ended));
  if (parts > 1) await leaveSeats(options).catch(onTrouble);
}

/** How many parts each of those that are there may do, this one among them. */
async function fairShare(options: KeepShare): Promise<number> {
  const { leases, name, parts, holder } = options;
  if (parts === 1) return 1;
  const held = await leases.heldLeases(`${name}-`);
  await takeSeat(options, held);
  return Math.ceil(parts / new Set([holder, ...held.map((lease) => lease.holder)]).size);
}

/** There are as many seats as parts: whoever finds none would find no part either. Keeps the one it has. */
async function takeSeat({ leases, name, parts, holder }: KeepShare, held: readonly Lease[]): Promise<void> {
  const holders = new Map(held.map((lease) => [lease.name, lease.holder]));
  const seats = Array.from({ length: parts }, (_, seat) => `${name}-seat-${seat}`);
  const mine = seats.filter((seat) => holders.get(seat) === holder);
  const free = seats.filter((seat) => !holders.has(seat));
  for (const seat of [...mine, ...free])
    if ((await leases.acquireLease(seat, holder, LEASE_MS)) !== undefined) return;
}

async function leaveSeats({ leases, name, holder }: KeepShare): Promise<void> {
  for (const lease of await leases.heldLeases(`${name}-seat-`))
    if (lease.holder === holder) await leases.releaseLease(lease);
}
