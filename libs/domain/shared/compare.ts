/** What 0.1 + 0.2 may be off by: a figure on its threshold is on it, however it was computed. */
const ROUNDING = 1e-9;

export function atLeast(figure: number, threshold: number): boolean {
  return figure >= threshold - ROUNDING;
}

export function above(figure: number, threshold: number): boolean {
  return figure > threshold + ROUNDING;
}

export function below(figure: number, threshold: number): boolean {
  return !atLeast(figure, threshold);
}
