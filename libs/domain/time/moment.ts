/**
 * Where a fact stands in its alliance's own order: by when it counts from, then by when it was
 * recorded. The order of arrival alone never decides.
 */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly revision: number;
}

export function precedes(a: Moment, b: Moment): boolean {
  return a.at < b.at || (a.at === b.at && a.revision < b.revision);
}

/** A copy with the item in its place; at the end, for what comes in order. */
export function insertInOrder<T extends Moment>(items: readonly T[], item: T): readonly T[] {
  const after = items.findLastIndex((other) => precedes(other, item)) + 1;
  return [...items.slice(0, after), item, ...items.slice(after)];
}

/** The last item that stands before the moment; without one, the last of all. */
export function lastBefore<T extends Moment>(items: readonly T[], moment?: Moment): T | undefined {
  return moment ? items.findLast((item) => precedes(item, moment)) : items.at(-1);
}
