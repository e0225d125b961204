import { defined } from '../shared/defined.js';
import { type Band } from './band.js';
import { type Evidence, scoreOf } from './score.js';
import { type TrustPolicy } from './trust-policy.js';

/** The least that makes the band another one, and which. */
export interface Flip {
  /** How many promises of weight 1. */
  readonly promises: number;
  /** The least weight of one promise, to a thousandth; left out where not even the greatest, 10, is enough. */
  readonly weight?: number;
  /** After so many promises. */
  readonly band: Band;
}

/** What would flip a band: promises kept whole and on time, and promises missed. Left out where no number of them would. */
export interface Flips {
  readonly kept?: Flip;
  readonly missed?: Flip;
}

/** Weights are told apart to this part of 1; and the greatest that a promise may have. */
const STEPS = 1_000;
const GREATEST_WEIGHT = 10;
/** More promises than anybody makes. */
const MOST_PROMISES = 2 ** 20;

/**
 * The least new evidence, at the moment of the score, that makes its band another one. Each kept promise of weight w adds
 * w to R, each missed one κ·w to S. With R alone growing, u falls and E and both bounds rise, so that a band once left
 * never comes back: from `unproven` on through `broken`, `strained`, `fair` and `strong`. With S alone growing they go the
 * other way. So the least is found by bisection.
 */
export function flipsOf(evidence: Evidence, policy: TrustPolicy): Flips {
  const { R, S } = evidence;
  const { band } = scoreOf(evidence, policy);
  const kept = (weight: number): Band => scoreOf({ R: R + weight, S }, policy).band;
  const missed = (weight: number): Band => scoreOf({ R, S: S + policy.asymmetry * weight }, policy).band;
  return defined({ kept: flipBy(kept, band), missed: flipBy(missed, band) });
}

function flipBy(bandAfter: (weight: number) => Band, band: Band): Flip | undefined {
  const flips = (weight: number): boolean => bandAfter(weight) !== band;
  const promises = leastThat(flips, MOST_PROMISES);
  if (promises === undefined) return undefined;
  const steps = leastThat((count) => flips(count / STEPS), GREATEST_WEIGHT * STEPS);
  return defined({
    promises,
    weight: steps === undefined ? undefined : steps / STEPS,
    band: bandAfter(promises),
  });
}

/** The least whole number from 1 on for which something holds that holds for all greater ones; undefined above the most. */
function leastThat(holds: (count: number) => boolean, most: number): number | undefined {
  let high = 1;
  while (high < most && !holds(high)) high *= 2;
  high = Math.min(high, most);
  if (!holds(high)) return undefined;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
