import { type PolicyAgreement, policyAt } from '../alliance/profile.js';
import { trustEvidenceOf } from '../assessment/assessed-trust.js';
import { timelineOf } from '../evidence/alliance-timeline.js';
import { EVIDENCE_FORMULAS, evidenceTermsOf } from '../evidence/evidence-terms.js';
import { defined } from '../shared/defined.js';
import { type Moment, precedes } from '../time/moment.js';
import { agedUnder, scoreAsOf } from '../trust/ageing.js';
import { NO_OUTCOMES, TRUST_VERSION } from '../trust/timeline.js';
import { type TrustKey, trustKeyName } from '../trust/trust-key.js';
import { type FigureLineage, type FigureRule, type LineageInput, type LineageValues } from './lineage.js';
import { type LineageSources } from './sources.js';

const TRUST_RULE: FigureRule = {
  name: 'trust',
  version: TRUST_VERSION,
  formulas: [
    'left = 2^(−days/halfLife) from countsFrom on, each stretch of days under the policy in force then',
    'R = Σ left·r, S = Σ left·s',
    'E = (R + baseRate·priorWeight)/(R + S + priorWeight), u = priorWeight/(R + S + priorWeight)',
    'lower, upper: the 5 % and 95 % quantiles of Beta(R + baseRate·priorWeight, S + (1 − baseRate)·priorWeight)',
    ...Object.entries(EVIDENCE_FORMULAS).map(([formula, text]) => `${formula}: ${text}`),
  ],
};

/**
 * Where a point of a timeline comes from; undefined where there is none.
 * @param revision of the point's event
 */
export function trustPointLineage(
  sources: LineageSources,
  key: TrustKey,
  revision: number,
): FigureLineage | undefined {
  const { policies } = sources.state.profile;
  const points = timelineOf(key, trustEvidenceOf(sources.state), policies);
  const point = points.find((one) => one.revision === revision);
  if (!point) return undefined;
  const { at, occurredOn, type, R, S, E, u, lower, upper, band, ageing, change, counts } = point;
  const values = { occurredOn, type, R, S, E, u, lower, upper, band, ageing, change, counts: { ...counts } };
  return lineageOf(sources, key, point, at, values);
}

/** Where trust comes from, as of an instant: milliseconds since 1970. */
export function trustLineage(sources: LineageSources, key: TrustKey, asOf: number): FigureLineage {
  const { profile } = sources.state;
  const last = timelineOf(key, trustEvidenceOf(sources.state), profile.policies).at(-1);
  const { R, S, E, u, lower, upper, band } = scoreAsOf(
    last ?? { at: asOf, R: 0, S: 0 },
    asOf,
    policyAt(profile),
  );
  const values = { R, S, E, u, lower, upper, band, counts: { ...(last?.counts ?? NO_OUTCOMES) } };
  return lineageOf(sources, key, { at: Infinity, revision: Infinity }, asOf, values);
}

function lineageOf(
  sources: LineageSources,
  key: TrustKey,
  upTo: Moment,
  at: number,
  values: LineageValues,
): FigureLineage {
  const policies = sources.state.profile.policies.filter((agreement) => !precedes(upTo, agreement));
  return {
    figure: ['trust', key.debtor, key.creditor].filter((part) => part !== undefined).join('.'),
    at,
    values: { ...defined({ debtor: key.debtor, creditor: key.creditor }), ...values },
    rule: TRUST_RULE,
    policies,
    inputs: evidenceInputs(sources, key, upTo, at, policies),
  };
}

/** The evidence of a key up to a moment, in order, and what is left of it at an instant. */
export function evidenceInputs(
  sources: LineageSources,
  key: TrustKey,
  upTo: Moment,
  at: number,
  policies: readonly PolicyAgreement[],
): LineageInput[] {
  const name = trustKeyName(key);
  return trustEvidenceOf(sources.state)
    .filter((evidence) => !precedes(upTo, evidence))
    .sort((a, b) => (precedes(a, b) ? -1 : 1))
    .flatMap(({ of, outcome, ...evidence }) => {
      const mine = of.find((one) => trustKeyName(one.key) === name);
      if (!mine) return [];
      const { r, s } = mine;
      const left = agedUnder({ at: evidence.at, R: 1, S: 0 }, at, policies).R;
      return {
        input: 'evidence',
        values: defined({
          eventId: evidence.eventId,
          type: evidence.type,
          occurredOn: evidence.occurredOn,
          countsFrom: new Date(evidence.at).toISOString(),
          outcome,
          ...termsOf(sources, key, evidence),
          r,
          s,
          left,
          R: left * r,
          S: left * s,
        }),
        events: sources.behind(evidence),
      };
    });
}

function termsOf({ state, event }: LineageSources, key: TrustKey, ref: Moment): LineageValues {
  const found = event(ref);
  const id = found && 'commitmentId' in found.data ? found.data.commitmentId : '';
  return { ...(found && evidenceTermsOf(found, key, state.commitments.get(id))) };
}
