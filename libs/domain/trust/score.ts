import { betaBounds } from './beta-bounds.js';
import { type Band, bandOf } from './band.js';
import { type TrustPolicy } from './trust-policy.js';

/** Accumulated support for (R) and against (S) reliability, aged to some moment. */
export interface Evidence {
  readonly R: number;
  readonly S: number;
}

/** What is expected before any evidence: a, and W, how much evidence that expectation is worth. */
export type Prior = Pick<TrustPolicy, 'baseRate' | 'priorWeight'>;

/** What the evidence says. Each number lies between 0 and 1. */
export interface Score {
  /** The expectation E = (R + a·W) / (R + S + W). */
  readonly E: number;
  /** The uncertainty u = W / (R + S + W): the part of E that is still the base rate. */
  readonly u: number;
  /** The 5 % quantile of Beta(R + a·W, S + (1 − a)·W). */
  readonly lower: number;
  /** Its 95 % quantile. */
  readonly upper: number;
  readonly band: Band;
}

/** E of the Beta reputation score (Jøsang and Ismail, 2002). */
export function expectationOf({ R, S }: Evidence, { baseRate, priorWeight }: Prior): number {
  const total = R + S + priorWeight;
  return total === 0 ? baseRate : (R + baseRate * priorWeight) / total;
}

/** The score with its 90 % bounds and subjective logic's uncertainty. */
export function scoreOf(evidence: Evidence, prior: Prior): Score {
  const { R, S } = evidence;
  const { baseRate, priorWeight } = prior;
  const total = R + S + priorWeight;
  const alpha = R + baseRate * priorWeight;
  const beta = S + (1 - baseRate) * priorWeight;
  const E = expectationOf(evidence, prior);
  const u = total === 0 ? 1 : priorWeight / total;
  const { lower, upper } = betaBounds(alpha, beta);
  return { E, u, lower, upper, band: bandOf({ E, u, lower, upper }) };
}
