/** How often a property is tried, for fast-check: more often where `PROPERTY_RUNS` says so (a factor, by default 1). */
export function runs(count: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(count * Number(process.env['PROPERTY_RUNS'] ?? 1)) };
}
