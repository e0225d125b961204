import { pairsAsOf, trustAsOf, trustEventsAgainst, trustEventsOf } from '../assessment/assessed-trust.js';
import { type CommitmentOutcome, type PriorRelationship } from '../assessment/assessment-state.js';
import { above, below } from '../shared/compare.js';
import { firstDayOf } from '../time/occurred-on.js';
import {
  type Assessed,
  type DraftFinding,
  type SignRules,
  activeDaysSince,
  counted,
  named,
  shown,
} from './sign-rules.js';

const thresholds = {
  expectation: 0.5,
  uncertainty: 0.5,
  unprovenAfterDays: 90,
  unprovenUncertainty: 0.8,
  brokenUpper: 0.5,
  missesInARow: 2,
};
type Thresholds = typeof thresholds;

export const noTrust: SignRules<Thresholds> = {
  sign: 'W1',
  version: 2,
  thresholds,
  *check(assessed, limits) {
    yield* ofTheAlliance(assessed, limits);
    yield* negativeHistory(assessed);
    yield* brokenPair(assessed, limits);
    yield* missesInARow(assessed, limits);
  },
};

function* ofTheAlliance(assessed: Assessed, limits: Thresholds): Iterable<DraftFinding> {
  const { state, asOf, mostEvents } = assessed;
  const { E, u } = trustAsOf(state, asOf);
  if (below(E, limits.expectation) && !above(u, limits.uncertainty))
    yield {
      level: 'amber',
      rule: 'low-trust',
      facts: { E, u },
      text: `The record speaks against relying on this alliance: E is ${shown(E)}, and u no more than ${shown(u)}.`,
      advice: 'Talk about the promises that were not kept, and make the next ones smaller and dated.',
      refs: trustEventsAgainst(state, mostEvents),
    };
  const days = activeDaysSince(assessed, firstDayOf(state.profile.formedOn));
  if (days > limits.unprovenAfterDays && above(u, limits.unprovenUncertainty))
    yield {
      level: 'amber',
      rule: 'unproven',
      facts: { days, u },
      text: `After ${counted(days, 'day')} there is hardly any follow-through to judge by: u is ${shown(u)}.`,
      advice: 'Promise each other something small with a date, and record what becomes of it.',
      refs: trustEventsOf(state, {}, mostEvents),
    };
}

/** Looked at pair by pair: the latest note on two partners stands. */
function* negativeHistory(assessed: Assessed): Iterable<DraftFinding> {
  const latest = new Map<string, { readonly pair: readonly string[]; readonly note: PriorRelationship }>();
  for (const note of assessed.state.priorRelationships)
    for (const pair of pairsAmong(note.partners)) latest.set(pair.join(' '), { pair, note });
  const negative = [...latest.values()].filter(
    ({ pair, note }) =>
      note.tone === 'negative' && pair.every((partnerId) => assessed.present.has(partnerId)),
  );
  if (negative.length === 0) return;
  const partners = new Set(negative.flatMap(({ pair }) => pair));
  yield {
    level: 'amber',
    rule: 'negative-history',
    facts: { relationships: negative.length },
    text: `Bad experiences with each other from before are not resolved: ${named(assessed, partners)}.`,
    advice: 'Talk about what happened; once that is resolved, note the relationship anew.',
    refs: negative.map(({ note }) => note),
  };
}

function pairsAmong(partners: readonly string[]): (readonly string[])[] {
  const sorted = [...new Set(partners)].sort();
  return sorted.flatMap((one, index) => sorted.slice(index + 1).map((other) => [one, other]));
}

function* brokenPair(assessed: Assessed, { brokenUpper }: Thresholds): Iterable<DraftFinding> {
  const { state, asOf, present, mostEvents } = assessed;
  const broken = pairsAsOf(state, asOf, present)
    .filter(({ upper }) => below(upper, brokenUpper))
    .sort((a, b) => a.upper - b.upper);
  const [worst] = broken;
  if (!worst) return;
  const { debtor = '', creditor = '' } = worst.key;
  yield {
    level: 'red',
    rule: 'broken-pair',
    facts: { debtor, creditor, upper: worst.upper, pairs: broken.length },
    text: `${named(assessed, [debtor])} has let ${named(assessed, [creditor])} down: the upper bound of its score is ${shown(worst.upper)}.`,
    advice: 'Clear the air between the two before they promise each other anything more.',
    refs: broken.flatMap(({ key }) => trustEventsOf(state, key, mostEvents)),
  };
}

/** The latest outcomes of what present partners promised one creditor, whoever of them owed it; excused misses are passed over. */
function* missesInARow(assessed: Assessed, { missesInARow: limit }: Thresholds): Iterable<DraftFinding> {
  const latest = latestOutcomes(assessed, limit);
  const letDown = [...latest].filter(
    ([, outcomes]) => outcomes.length >= limit && outcomes.every(({ type }) => type === 'CommitmentMissed'),
  );
  if (letDown.length === 0) return;
  const creditors = letDown.map(([creditor]) => creditor).sort();
  yield {
    level: 'red',
    rule: 'misses-in-a-row',
    facts: { misses: limit, creditors: creditors.join(', ') },
    text: `The last ${limit} promises to each of these were missed: ${named(assessed, creditors)}.`,
    advice: 'Ask what stands in the way before the next promise; renegotiate before a date passes.',
    refs: letDown.flatMap(([, outcomes]) => outcomes),
  };
}

/** By present creditor: the latest outcomes, no more than asked for. */
function latestOutcomes({ state, present }: Assessed, most: number): Map<string, CommitmentOutcome[]> {
  const latest = new Map<string, CommitmentOutcome[]>();
  const waiting = new Set(present);
  for (let index = state.outcomes.size - 1; index >= 0 && waiting.size > 0; index -= 1) {
    const outcome = state.outcomes.get(index);
    if (!outcome?.debtors.some((debtor) => present.has(debtor))) continue;
    for (const creditor of outcome.creditors) {
      if (!waiting.has(creditor)) continue;
      const known = [...(latest.get(creditor) ?? []), outcome];
      latest.set(creditor, known);
      if (known.length >= most) waiting.delete(creditor);
    }
  }
  return latest;
}
