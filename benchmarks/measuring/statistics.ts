/** @returns the middle one, or the mean of the two in the middle; NaN of nothing */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

/** @param rank 0 to 1, e.g. 0.99 @returns the smallest value that so many are not above; NaN of nothing */
export function percentile(values: Float64Array, rank: number): number {
  const sorted = values.slice().sort();
  return sorted[Math.max(0, Math.ceil(rank * sorted.length) - 1)] ?? NaN;
}
