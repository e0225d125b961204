/** Clauses as one line; those that are not there are left out. */
export function joined(...clauses: readonly (string | false | undefined)[]): string {
  return clauses.filter((clause) => clause !== undefined && clause !== false && clause !== '').join('; ');
}
