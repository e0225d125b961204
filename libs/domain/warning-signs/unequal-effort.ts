import { above } from '../shared/compare.js';
import { type AssessmentState } from '../assessment/assessment-state.js';
import { type EventRef } from '../time/event-ref.js';
import { contributionEvents } from '../reciprocity/contribution-events.js';
import { type Reciprocity, type ReciprocityIn } from '../reciprocity/reciprocity.js';
import { type DraftFinding, finding, named, shown } from './finding.js';
import { type WarningThresholds } from './thresholds.js';

/** W6 */
export function unequalEffort(
  state: AssessmentState,
  limits: WarningThresholds['W6'],
  { leading, contributions }: Reciprocity,
  mostEvents: number,
): DraftFinding[] {
  if (!leading || contributions < limits.contributions) return [];
  const refs = contributionEvents(state, leading.measure, mostEvents);
  return [...imbalance(leading, limits, refs), ...oneSided(state, leading, limits, refs)];
}

function imbalance(
  leading: ReciprocityIn,
  limits: WarningThresholds['W6'],
  refs: readonly EventRef[],
): DraftFinding[] {
  const { imbalance: D, name, coverage, contributions } = leading;
  if (D === undefined || !above(D, limits.amberImbalance)) return [];
  return [
    finding('W6', {
      level: above(D, limits.redImbalance) ? 'red' : 'amber',
      rule: 'imbalance',
      facts: { D, measure: name, coverage, contributions },
      text: `The giving is ${shown(100 * D)} % away from the shares agreed on, in ${name}.`,
      advice: 'Show each other the figures, and agree on new shares or on who gives what next.',
      refs,
    }),
  ];
}

function oneSided(
  { profile }: AssessmentState,
  leading: ReciprocityIn,
  limits: WarningThresholds['W6'],
  refs: readonly EventRef[],
): DraftFinding[] {
  const { name, coverage, contributions } = leading;
  const found = leading.partners.flatMap(({ partnerId, current, balance: B }) =>
    current && B !== undefined && above(Math.abs(B), limits.amberBalance) ? [{ partnerId, B }] : [],
  );
  const [worst] = [...found].sort((a, b) => Math.abs(b.B) - Math.abs(a.B));
  if (!worst) return [];
  const { partnerId, B } = worst;
  return [
    finding('W6', {
      level: 'amber',
      rule: 'one-sided',
      facts: { partner: partnerId, partners: found.length, B, measure: name, coverage, contributions },
      text: `${named(profile, [partnerId])} ${B > 0 ? 'gives much more than it gets' : 'gets much more than it gives'}, in ${name}: B is ${shown(B)}.`,
      advice: 'Ask whether this is as both sides want it; if not, agree on what evens it out.',
      refs,
    }),
  ];
}
