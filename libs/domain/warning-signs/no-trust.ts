import { isPartnerNow } from '../alliance/profile.js';
import { above, below } from '../shared/compare.js';
import { activeDaysBetween } from '../assessment/days.js';
import {
  type KeyScore,
  pairsAsOf,
  trustAsOf,
  trustEventsAgainst,
  trustEventsOf,
} from '../assessment/assessed-trust.js';
import {
  type AssessmentState,
  type CommitmentOutcome,
  type PriorRelationship,
} from '../assessment/assessment-state.js';
import { dayOf, firstDayOf } from '../time/occurred-on.js';
import { type DraftFinding, counted, finding, named, shown } from './finding.js';
import { type WarningThresholds } from './thresholds.js';

/** W1 */
export function noTrust(
  state: AssessmentState,
  asOf: number,
  limits: WarningThresholds['W1'],
  mostEvents: number,
): DraftFinding[] {
  const alliance = trustAsOf(state, asOf);
  return [
    ...lowTrust(state, alliance, limits, mostEvents),
    ...unproven(state, alliance, asOf, limits, mostEvents),
    ...negativeHistory(state),
    ...brokenPair(state, asOf, limits, mostEvents),
    ...missesInARow(state, limits),
  ];
}

function lowTrust(
  state: AssessmentState,
  { E, u }: KeyScore,
  limits: WarningThresholds['W1'],
  most: number,
): DraftFinding[] {
  if (!below(E, limits.expectation) || above(u, limits.uncertainty)) return [];
  return [
    finding('W1', {
      level: 'amber',
      rule: 'low-trust',
      facts: { E, u },
      text: `The record speaks against relying on this alliance: E is ${shown(E)}, and u no more than ${shown(u)}.`,
      advice: 'Talk about the promises that were not kept, and make the next ones smaller and dated.',
      refs: trustEventsAgainst(state, most),
    }),
  ];
}

function unproven(
  state: AssessmentState,
  { u }: KeyScore,
  asOf: number,
  limits: WarningThresholds['W1'],
  most: number,
): DraftFinding[] {
  const { profile } = state;
  const days = activeDaysBetween(profile, firstDayOf(profile.formedOn), dayOf(asOf));
  if (days <= limits.unprovenAfterDays || !above(u, limits.unprovenUncertainty)) return [];
  return [
    finding('W1', {
      level: 'amber',
      rule: 'unproven',
      facts: { days, u },
      text: `After ${counted(days, 'day')} there is hardly any follow-through to judge by: u is ${shown(u)}.`,
      advice: 'Promise each other something small with a date, and record what becomes of it.',
      refs: trustEventsOf(state, {}, most),
    }),
  ];
}

/** The latest note on some partners stands; the sign is about those of them who are partners still. */
function negativeHistory({ profile, priorRelationships }: AssessmentState): DraftFinding[] {
  const current = new Set(profile.partners.filter(isPartnerNow).map(({ partnerId }) => partnerId));
  const latest = new Map<string, PriorRelationship>();
  for (const note of priorRelationships) latest.set([...note.partners].sort().join(' '), note);
  const negative = [...latest.values()].filter(
    ({ tone, partners }) => tone === 'negative' && partners.every((partnerId) => current.has(partnerId)),
  );
  if (negative.length === 0) return [];
  const partners = [...new Set(negative.flatMap((note) => note.partners))];
  return [
    finding('W1', {
      level: 'amber',
      rule: 'negative-history',
      facts: { relationships: negative.length },
      text: `Bad experiences with each other from before are not resolved: ${named(profile, partners)}.`,
      advice: 'Talk about what happened; once that is resolved, note the relationship anew.',
      refs: negative,
    }),
  ];
}

function brokenPair(
  state: AssessmentState,
  asOf: number,
  limits: WarningThresholds['W1'],
  most: number,
): DraftFinding[] {
  const { profile } = state;
  const current = new Set<string | undefined>(
    profile.partners.filter(isPartnerNow).map(({ partnerId }) => partnerId),
  );
  const broken = pairsAsOf(state, asOf)
    .filter(({ key }) => current.has(key.debtor) && current.has(key.creditor))
    .filter(({ upper }) => below(upper, limits.brokenUpper))
    .sort((a, b) => a.upper - b.upper);
  const [worst] = broken;
  if (!worst) return [];
  const { debtor = '', creditor = '' } = worst.key;
  return [
    finding('W1', {
      level: 'red',
      rule: 'broken-pair',
      facts: { debtor, creditor, upper: worst.upper, pairs: broken.length },
      text: `${named(profile, [debtor])} has let ${named(profile, [creditor])} down: the upper bound of its score is ${shown(worst.upper)}.`,
      advice: 'Clear the air between the two before they promise each other anything more.',
      refs: broken.flatMap(({ key }) => trustEventsOf(state, key, most)),
    }),
  ];
}

/** The latest outcomes of the promises to one creditor, whoever owed them; excused misses are passed over. */
function missesInARow(
  { profile, outcomes }: AssessmentState,
  { missesInARow: limit }: WarningThresholds['W1'],
): DraftFinding[] {
  const latest = new Map<string, CommitmentOutcome[]>();
  const waiting = new Set(profile.partners.map(({ partnerId }) => partnerId));
  for (let index = outcomes.size - 1; index >= 0 && waiting.size > 0; index -= 1) {
    const outcome = outcomes.get(index);
    for (const creditor of outcome?.creditors ?? []) {
      if (!outcome || !waiting.has(creditor)) continue;
      const known = [...(latest.get(creditor) ?? []), outcome];
      latest.set(creditor, known);
      if (known.length >= limit) waiting.delete(creditor);
    }
  }
  const letDown = [...latest].filter(
    ([, outcomes]) => outcomes.length >= limit && outcomes.every(({ type }) => type === 'CommitmentMissed'),
  );
  if (letDown.length === 0) return [];
  const creditors = letDown.map(([creditor]) => creditor).sort();
  return [
    finding('W1', {
      level: 'red',
      rule: 'misses-in-a-row',
      facts: { misses: limit, creditors: creditors.join(', ') },
      text: `The last ${limit} promises to each of these were missed: ${named(profile, creditors)}.`,
      advice: 'Ask what stands in the way before the next promise; renegotiate before a date passes.',
      refs: letDown.flatMap(([, outcomes]) => outcomes),
    }),
  ];
}
