/**
 * How often a property is tried, for fast-check: few times where a change is being made, more where it is checked
 * before it goes in, as `PROPERTY_RUNS` says (a factor, by default 1).
 */
export function runs(count: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(count * Number(process.env['PROPERTY_RUNS'] ?? 1)) };
}
