import { type EventStore } from '#event-store';
import { PROJECTIONS, runProjections } from '#projections';
import { type ReadStore } from '#read-store';

/** Runs every projection until each has seen all there is. */
export async function followToTheEnd(events: EventStore, documents: ReadStore): Promise<void> {
  const lease = await documents.acquireLease('projector', 'benchmark', 3_600_000);
  if (lease === undefined) throw new Error('Somebody else projects here.');
  const last = await events.lastPosition();
  const done = new AbortController();
  const behind = new Set(PROJECTIONS.map(({ spec }) => spec.name));
  const observer = {
    onBatch: ({ projection, checkpoint }: { projection: string; checkpoint: string }): void => {
      if (checkpoint === last) behind.delete(projection);
      if (behind.size === 0) done.abort();
    },
  };
  await runProjections({ events, documents, lease, projections: PROJECTIONS, signal: done.signal, observer });
}
