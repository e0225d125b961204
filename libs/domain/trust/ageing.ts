import { DAY_MS } from '../time/occurred-on.js';
import { type Evidence, type Score, scoreOf } from './score.js';
import { type TrustPolicy } from './trust-policy.js';

/** Evidence at a moment, in milliseconds since 1970, UTC. */
export interface DatedEvidence extends Evidence {
  readonly at: number;
}

/**
 * What is left of evidence later on: k = 2^(−days/H) of it. Evidence never grows: a moment before its own
 * leaves it as it is.
 */
export function aged({ R, S, at }: DatedEvidence, to: number, halfLife: number): Evidence {
  if (to <= at || (R === 0 && S === 0)) return { R, S };
  const k = 2 ** (-(to - at) / DAY_MS / halfLife);
  return { R: k * R, S: k * S };
}

/** The score that evidence amounts to at a later moment, under the policy in force since. */
export function scoreAsOf(evidence: DatedEvidence, to: number, policy: TrustPolicy): Evidence & Score {
  const left = aged(evidence, to, policy.halfLife);
  return { ...left, ...scoreOf(left, policy) };
}
