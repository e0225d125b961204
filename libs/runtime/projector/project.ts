import { type EventStore } from '#event-store';
import { PROJECTIONS, keepProjecting } from '#projections';
import { type ReadStore } from '#read-store';
import { type FromProjector } from './messages.js';

export interface Projecting {
  readonly events: EventStore;
  readonly documents: ReadStore;
  /** How many parts the alliances are divided into. Default: 1. */
  readonly parts?: number;
  /** Who holds the leases. */
  readonly holder: string;
  readonly signal: AbortSignal;
  /** How many bytes the states of all parts may take together, roughly. */
  readonly cacheBytes: number;
  readonly report: (message: FromProjector) => void;
}

/** Keeps all read models up, together with whoever else does, until the signal aborts. */
export function project({ report, ...options }: Projecting): Promise<void> {
  return keepProjecting({
    ...options,
    projections: PROJECTIONS,
    onTrouble: (error) =>
      report({ kind: 'trouble', error: error instanceof Error ? error.message : String(error) }),
    observer: {
      onBatch: ({ projection, events: count }) => report({ kind: 'batch', projection, events: count }),
      onQuarantined: (projection, { stream, error }) =>
        report({ kind: 'quarantined', projection, stream, error }),
      onReleased: (projection, stream) => report({ kind: 'released', projection, stream }),
    },
  });
}
