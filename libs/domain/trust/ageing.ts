import { DAY_MS } from '../time/occurred-on.js';
import { type Evidence, type Score, scoreOf } from './score.js';
import { type TrustPolicy } from './trust-policy.js';

/** Evidence at a moment, in milliseconds since 1970, UTC. */
export interface DatedEvidence extends Evidence {
  readonly at: number;
}

/** A policy by which evidence ages from an instant on. Before the first there is, evidence ages by that. */
export interface AgeingStretch {
  readonly at: number;
  readonly policy: Pick<TrustPolicy, 'halfLife'>;
}

/**
 * What is left of evidence later on, under one policy: k = 2^(−days/H) of it. Evidence never grows: a moment before its
 * own leaves it as it is.
 */
export function aged({ R, S, at }: DatedEvidence, to: number, halfLife: number): Evidence {
  if (to <= at || (R === 0 && S === 0)) return { R, S };
  const k = 2 ** -halfLivesBetween(at, to, halfLife);
  return { R: k * R, S: k * S };
}

/** The same under several policies, in order: each stretch ages under its own half-life. */
export function agedUnder(
  { R, S, at }: DatedEvidence,
  to: number,
  policies: readonly AgeingStretch[],
): Evidence {
  let halfLives = 0;
  policies.forEach(({ at: since, policy }, index) => {
    const begins = index === 0 ? at : Math.max(at, since);
    const ends = Math.min(to, policies[index + 1]?.at ?? to);
    if (ends > begins) halfLives += halfLivesBetween(begins, ends, policy.halfLife);
  });
  const k = 2 ** -halfLives;
  return { R: k * R, S: k * S };
}

/** The sum of two pieces of evidence, at the later moment of both. */
export function sumUnder(
  a: DatedEvidence,
  b: DatedEvidence,
  policies: readonly AgeingStretch[],
): DatedEvidence {
  const [earlier, late] = a.at <= b.at ? [a, b] : [b, a];
  const left = agedUnder(earlier, late.at, policies);
  return { at: late.at, R: left.R + late.R, S: left.S + late.S };
}

/** The score that evidence amounts to at a later moment, under the policy in force since. */
export function scoreAsOf(evidence: DatedEvidence, to: number, policy: TrustPolicy): Evidence & Score {
  const left = aged(evidence, to, policy.halfLife);
  return { ...left, ...scoreOf(left, policy) };
}

function halfLivesBetween(from: number, to: number, halfLife: number): number {
  return (to - from) / DAY_MS / halfLife;
}
