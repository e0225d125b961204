import { inChild } from '../measuring/child.js';
import { type Load, type LoadResult } from './generate-load.js';

/**
 * Sends a load from a process of its own.
 * @throws Error if anything was answered otherwise than it should be
 */
export async function sendLoad(load: Load, expected: number): Promise<LoadResult> {
  const result = await inChild<LoadResult>(new URL('./generate-load.js', import.meta.url), load);
  const statuses = Object.keys(result.statuses);
  if (statuses.length !== 1 || statuses[0] !== String(expected)) {
    throw new Error(`${load.method} ${load.paths[0] ?? ''} was answered ${JSON.stringify(result.statuses)}.`);
  }
  return result;
}
