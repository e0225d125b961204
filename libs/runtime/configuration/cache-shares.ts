import { Environment } from './environment.js';

/** How many bytes each cache of a process may take. */
export interface CacheShares {
  /** The alliances that commands are decided on. */
  readonly commands: number;
  /** What questions are assessed by. */
  readonly assessments: number;
  /** What the projector assesses by. */
  readonly projector: number;
}

/**
 * Divides the memory for caches among those of a process that does everything. What is left is for the documents that
 * the projector holds, which are bounded by their number: some 20 MB.
 */
export function cacheShares(cacheBytes = new Environment().CACHE_MB * 1_000_000): CacheShares {
  return { commands: cacheBytes * 0.5, assessments: cacheBytes * 0.15, projector: cacheBytes * 0.2 };
}
