/** Parts of a whole by partner id; they sum to 1 within 1e-9. */
export type Shares = Readonly<Record<string, number>>;

/** What somebody's share is; 0 for whoever has none. (An id may be a name that every object has, such as `toString`.) */
export function shareOf(shares: Shares, id: string): number {
  return Object.hasOwn(shares, id) ? (shares[id] ?? 0) : 0;
}
