import { type Projected, type Written } from './projection.js';

/** What some work gives, or why it could not be done. */
export type Attempt<T> = { readonly done: T } | { readonly error: unknown };

export function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { done: work() };
  } catch (error) {
    return { error };
  }
}

/** Projects one stream after the other. Where one cannot be projected, the others still are. */
export function projectEach<T>(
  streams: Iterable<readonly [stream: string, T]>,
  project: (of: T, stream: string) => readonly Written[],
): Map<string, Projected> {
  const results = new Map<string, Projected>();
  for (const [stream, of] of streams) {
    const outcome = attempt(() => project(of, stream));
    results.set(stream, 'error' in outcome ? outcome : { documents: outcome.done });
  }
  return results;
}
