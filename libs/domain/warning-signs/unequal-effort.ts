import { above } from '../ledger/compare.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Mark } from '../ledger/mark.js';
import { givingMarks } from '../reciprocity/giving-marks.js';
import type { Reciprocity, ReciprocityIn } from '../reciprocity/reciprocity.js';
import { finding, named, shown } from './finding.js';
import type { Drafted } from './finding.js';
import type { WarningThresholds } from './thresholds.js';

/** W6 */
export function unequalEffort(
  ledger: Ledger,
  limits: WarningThresholds['W6'],
  { leading, contributions }: Reciprocity,
  mostEvents: number,
): Drafted[] {
  if (!leading || contributions < limits.contributions) return [];
  const marks = givingMarks(ledger, leading.measure, mostEvents);
  return [...imbalance(leading, limits, marks), ...oneSided(ledger, leading, limits, marks)];
}

function imbalance(
  leading: ReciprocityIn,
  limits: WarningThresholds['W6'],
  marks: readonly Mark[],
): Drafted[] {
  const { imbalance: D, name, coverage, contributions } = leading;
  if (D === undefined || !above(D, limits.amberImbalance)) return [];
  return [
    finding('W6', {
      level: above(D, limits.redImbalance) ? 'red' : 'amber',
      rule: 'imbalance',
      facts: { D, measure: name, coverage, contributions },
      text: `The giving is ${shown(100 * D)} % away from the shares agreed on, in ${name}.`,
      advice: 'Show each other the figures, and agree on new shares or on who gives what next.',
      marks,
    }),
  ];
}

function oneSided(
  { profile }: Ledger,
  leading: ReciprocityIn,
  limits: WarningThresholds['W6'],
  marks: readonly Mark[],
): Drafted[] {
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
      marks,
    }),
  ];
}
