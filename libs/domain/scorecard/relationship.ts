import { currentPartners } from '../alliance/profile.js';
import { above, atLeast } from '../shared/compare.js';
import { type KeyScore, pairsAsOf, trustAsOf, trustEventsOf } from '../assessment/assessed-trust.js';
import { eventIdsOf } from '../assessment/event-ids.js';
import { type AssessmentState, type HealthCheck } from '../assessment/assessment-state.js';
import { type PerceptionGap, type Relationship } from './scorecard.js';
import { scored } from './state.js';

/** The uncertainty above which the score is hardly more than the base rate. */
const NO_DATA_ABOVE = 0.95;
const AMBER_GAP = 1;
const RED_GAP = 1.5;

/** 100·E of the alliance. It names the evidence of the weakest pair, and the health checks. */
export function relationshipOf(state: AssessmentState, asOf: number, explain: boolean): Relationship {
  const { E, R, S, u, lower, upper, band } = trustAsOf(state, asOf);
  const weakest = weakestPairOf(state, asOf);
  const checks = latestChecksOf(state);
  const perceptionGap = perceptionGapOf(checks);
  return {
    dimension: 'relationship',
    ...scored(above(u, NO_DATA_ABOVE) ? undefined : 100 * E),
    figures: {
      R,
      S,
      u,
      band,
      lower: 100 * lower,
      upper: 100 * upper,
      ...(weakest && { weakestPair: pairOf(weakest) }),
      ...(perceptionGap && { perceptionGap }),
    },
    events: explain
      ? [
          ...(weakest ? eventIdsOf(trustEventsOf(state, weakest.key)) : []),
          ...checks.map(([, { eventId }]) => eventId),
        ]
      : [],
  };
}

/** Of the pairs of partners there are now, the one with the lowest lower bound. */
function weakestPairOf(state: AssessmentState, asOf: number): KeyScore | undefined {
  const current = new Set(currentPartners(state.profile).map(({ partnerId }) => partnerId));
  return pairsAsOf(state, asOf, current).reduce<KeyScore | undefined>(
    (weakest, pair) => (weakest && weakest.lower <= pair.lower ? weakest : pair),
    undefined,
  );
}

function pairOf({ key, E, lower, upper }: KeyScore): NonNullable<Relationship['figures']['weakestPair']> {
  return {
    debtor: key.debtor ?? '',
    creditor: key.creditor ?? '',
    E: 100 * E,
    lower: 100 * lower,
    upper: 100 * upper,
  };
}

type PartnerCheck = readonly [partnerId: string, check: HealthCheck];

/** The latest health check of each partner there is now. */
export function latestChecksOf({ profile, healthChecks }: AssessmentState): readonly PartnerCheck[] {
  return currentPartners(profile).flatMap(({ partnerId }) => {
    const check = healthChecks.get(partnerId);
    return check ? [[partnerId, check] as const] : [];
  });
}

/** The largest minus the smallest mean; undefined, unless two partners or more have answered. */
function perceptionGapOf(checks: readonly PartnerCheck[]): PerceptionGap | undefined {
  if (checks.length < 2) return undefined;
  const means = checks.map(([, { mean }]) => mean);
  const gap = Math.max(...means) - Math.min(...means);
  const level = atLeast(gap, RED_GAP) ? 'red' : atLeast(gap, AMBER_GAP) ? 'amber' : undefined;
  return {
    gap,
    ...(level && { level }),
    means: Object.fromEntries(checks.map(([partnerId, { mean }]) => [partnerId, mean])),
  };
}
