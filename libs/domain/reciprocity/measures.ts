/** B = (G − V)/(G + V), −1 (only takes) to 1 (only gives); undefined where nothing was given or received. */
export function balanceOf(given: number, received: number): number | undefined {
  const total = given + received;
  return total === 0 ? undefined : (given - received) / total;
}

/**
 * D = ½ Σ |Gₚ/ΣG − τₚ|: how far the giving is from the shares agreed on, 0 to 1; undefined where nothing was given.
 *
 * @param shares as many as there are givers, summing to 1; left out: equal
 */
export function imbalanceOf(given: readonly number[], shares?: readonly number[]): number | undefined {
  const total = sum(given);
  if (total === 0) return undefined;
  const equal = 1 / given.length;
  return given.reduce((D, G, index) => D + Math.abs(G / total - (shares?.[index] ?? equal)) / 2, 0);
}

export interface Gini {
  /** ΣΣ|xᵢ − xⱼ|/(2n²x̄), 0 to (n − 1)/n. */
  readonly g: number;
  /** g·n/(n − 1), 0 to 1, whatever the number. */
  readonly gStar: number;
}

/** How unequal amounts are; undefined for fewer than two, and where all are 0. */
export function giniOf(amounts: readonly number[]): Gini | undefined {
  const n = amounts.length;
  const total = sum(amounts);
  if (n < 2 || total === 0) return undefined;
  // Of sorted amounts, ΣΣ|xᵢ − xⱼ| is 2·Σ(2i − n + 1)·xᵢ, i from 0.
  const sorted = [...amounts].sort((a, b) => a - b);
  const differences = 2 * sum(sorted.map((x, index) => (2 * index - n + 1) * x));
  const g = differences / (2 * n * total);
  return { g, gStar: (g * n) / (n - 1) };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
