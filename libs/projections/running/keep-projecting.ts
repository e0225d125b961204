import { GenerationReplaced, keepShare, leaseOfPart } from '#read-store';

import { CACHE_BYTES } from '../projection/projection.js';
import { type RunOptions, runProjections } from './run-projections.js';

/** What the leases of those that project begin with. */
const PROJECTOR = 'projector';

/** Held by the one process that projects a part. */
export const projectorLease = (part: number): string => leaseOfPart(PROJECTOR, part);

export interface KeepOptions extends Omit<RunOptions, 'lease' | 'part' | 'cacheBytes'> {
  /** How many parts the alliances are divided into. Whoever projects onto the same documents must agree. Default: 1. */
  readonly parts?: number;
  /** How many bytes the states of all parts may take together, roughly. Default: 25 MB. */
  readonly cacheBytes?: number;
  /** Who this is among those that may want to project: unique. */
  readonly holder: string;
  /** What stopped the projections of a part. They are begun again, in a while. */
  readonly onTrouble: (error: unknown) => void;
}

/** Projects a fair share of the alliances, all of them where nobody else projects, until the signal aborts. */
export async function keepProjecting({
  parts = 1,
  cacheBytes = CACHE_BYTES,
  ...options
}: KeepOptions): Promise<void> {
  const { documents, holder, signal } = options;
  const onTrouble = (error: unknown): void => {
    // What was rebuilt has taken the place of what was written here, which is begun again with that.
    if (!(error instanceof GenerationReplaced)) options.onTrouble(error);
  };
  await keepShare(
    { leases: documents, name: PROJECTOR, parts, holder, signal, onTrouble },
    (until, lease, number) =>
      runProjections({
        ...options,
        cacheBytes: cacheBytes / parts,
        lease,
        part: { number, of: parts },
        signal: until,
      }),
  );
}
