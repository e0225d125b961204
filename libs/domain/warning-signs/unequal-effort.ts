import { above } from '../ledger/compare.js';
import type { Ledger } from '../ledger/ledger.js';
import { givingEvents } from '../reciprocity/giving-events.js';
import type { Reciprocity, ReciprocityIn } from '../reciprocity/reciprocity.js';
import { finding, named, shown } from './finding.js';
import type { WarningThresholds } from './thresholds.js';
import type { Finding } from './warning-sign.js';

/** W6 */
export function unequalEffort(
  ledger: Ledger,
  limits: WarningThresholds['W6'],
  { leading, contributions }: Reciprocity,
): Finding[] {
  if (!leading || contributions < limits.contributions) return [];
  return [...imbalance(ledger, leading, limits), ...oneSided(ledger, leading, limits)];
}

function imbalance(ledger: Ledger, leading: ReciprocityIn, limits: WarningThresholds['W6']): Finding[] {
  const { imbalance: D, name, coverage, contributions, measure } = leading;
  if (D === undefined || !above(D, limits.amberImbalance)) return [];
  return [
    finding('W6', {
      level: above(D, limits.redImbalance) ? 'red' : 'amber',
      rule: 'imbalance',
      facts: { D, measure: name, coverage, contributions },
      text: `The giving is ${shown(100 * D)} % away from the shares agreed on, in ${name}.`,
      advice: 'Show each other the figures, and agree on new shares or on who gives what next.',
      events: givingEvents(ledger, measure),
    }),
  ];
}

function oneSided(ledger: Ledger, leading: ReciprocityIn, limits: WarningThresholds['W6']): Finding[] {
  const { name, coverage, contributions, measure } = leading;
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
      text: `${named(ledger.profile, [partnerId])} ${B > 0 ? 'gives much more than it gets' : 'gets much more than it gives'}, in ${name}: B is ${shown(B)}.`,
      advice: 'Ask whether this is as both sides want it; if not, agree on what evens it out.',
      events: givingEvents(ledger, measure),
    }),
  ];
}
