/** `a`, `a and b`, `a, b and c`. */
export function listed(items: Iterable<string>): string {
  const all = [...items];
  const last = all.pop() ?? 'nobody';
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`;
}

/** Clauses as one line; those that are not there are left out. */
export function joined(...clauses: readonly (string | false | undefined)[]): string {
  return clauses.filter((clause) => clause !== undefined && clause !== false && clause !== '').join('; ');
}

/** A part of a whole, as in "60 %". */
export function percent(part: number): string {
  return `${Math.round(part * 1000) / 10} %`;
}
