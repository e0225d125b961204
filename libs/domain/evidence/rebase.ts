import { type PolicyAgreement } from '../alliance/profile.js';
import { type Moment, lastBefore } from '../time/moment.js';
import { type ExplainedPoint } from './alliance-timeline.js';
import { type Evidence, expectationOf, scoreOf } from '../trust/score.js';
import { type TrustPolicy } from '../trust/trust-policy.js';

/**
 * Points of a timeline, one after the other, read with another expectation before any evidence: the evidence is
 * the same, and what it says is computed again. E is that expectation and the sum of all parts, as ever.
 *
 * @param before the point before the first; undefined if there is none
 * @param policies the alliance's, in order
 */
export function rebased<P extends ExplainedPoint>(
  points: readonly P[],
  before: (Evidence & Moment) | undefined,
  policies: readonly PolicyAgreement[],
  baseRate: number,
): P[] {
  let E = before ? expectationOf(before, { ...policyAfter(policies, before), baseRate }) : baseRate;
  return points.map((point) => {
    // Up to the point, evidence was read under the policy before it, even if the point is a change of policy.
    const aged = { R: point.R - point.r, S: point.S - point.s };
    const agedE = expectationOf(aged, { ...policyBefore(policies, point), baseRate });
    const score = scoreOf(point, { ...policyAfter(policies, point), baseRate });
    const parts = { ageing: agedE - E, change: score.E - agedE };
    E = score.E;
    return { ...point, ...score, ...parts };
  });
}

function policyBefore(policies: readonly PolicyAgreement[], moment: Moment): TrustPolicy {
  return agreed(lastBefore(policies, moment) ?? policies[0]);
}

/** A change of policy is in force at its own point. */
function policyAfter(policies: readonly PolicyAgreement[], { at, revision }: Moment): TrustPolicy {
  return agreed(lastBefore(policies, { at, revision: revision + 1 }) ?? policies[0]);
}

function agreed(agreement: PolicyAgreement | undefined): TrustPolicy {
  if (!agreement) throw new Error('A timeline needs a trust policy to begin with.');
  return agreement.policy;
}
