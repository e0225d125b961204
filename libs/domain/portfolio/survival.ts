/** How long one lived: to its end, or so far. */
export interface Lifetime {
  readonly days: number;
  readonly ended: boolean;
}

export interface SurvivalRow {
  readonly days: number;
  /** Those that had got so far, and were still seen. */
  readonly atRisk: number;
  readonly ended: number;
  /** Those of which no more is known yet: they last. */
  readonly censored: number;
  /** The part that lives longer than this, 0 to 1. */
  readonly survival: number;
}

/**
 * The Kaplan–Meier estimate: a row for each length of life there is, in order. Those that last count as long as
 * they were seen, and no longer.
 */
export function survivalOf(lifetimes: readonly Lifetime[]): SurvivalRow[] {
  const at = new Map<number, { ended: number; censored: number }>();
  for (const { days, ended } of lifetimes) {
    const there = at.get(days) ?? { ended: 0, censored: 0 };
    there[ended ? 'ended' : 'censored'] += 1;
    at.set(days, there);
  }
  let atRisk = lifetimes.length;
  let survival = 1;
  return [...at]
    .sort(([a], [b]) => a - b)
    .map(([days, { ended, censored }]) => {
      survival *= 1 - ended / atRisk;
      const row = { days, atRisk, ended, censored, survival };
      atRisk -= ended + censored;
      return row;
    });
}

/** The length of life that half of them reach; undefined while more than half live. */
export function medianSurvival(rows: readonly SurvivalRow[]): number | undefined {
  return rows.find(({ survival }) => survival <= 0.5)?.days;
}
