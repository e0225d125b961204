import { contributionEvents } from '../reciprocity/contribution-events.js';
import { above } from '../shared/compare.js';
import { type SignRules, named, shown } from './sign-rules.js';

const thresholds = { contributions: 4, amberImbalance: 0.2, amberBalance: 0.5, redImbalance: 0.35 };

export const unequalEffort: SignRules<typeof thresholds> = {
  sign: 'W6',
  version: 2,
  thresholds,
  *check(assessed, limits) {
    const { state, reciprocity, mostEvents } = assessed;
    const { leading, leavesOut } = reciprocity;
    if (!leading || reciprocity.contributions < limits.contributions) return;
    const { imbalance: D, name, coverage, contributions } = leading;
    const measured = { measure: name, coverage, contributions, leavesOut: leavesOut?.contributions ?? 0 };
    const refs = contributionEvents(state, leading.measure, mostEvents);
    if (D !== undefined && above(D, limits.amberImbalance))
      yield {
        level: above(D, limits.redImbalance) ? 'red' : 'amber',
        rule: 'imbalance',
        facts: { D, ...measured },
        text: `The giving is ${shown(100 * D)} % away from the shares agreed on, in ${name}.`,
        advice: 'Show each other the figures, and agree on new shares or on who gives what next.',
        refs,
      };
    const oneSided = leading.partners
      .flatMap(({ partnerId, current, balance: B }) =>
        current && B !== undefined && above(Math.abs(B), limits.amberBalance) ? [{ partnerId, B }] : [],
      )
      .sort((a, b) => Math.abs(b.B) - Math.abs(a.B));
    const [worst] = oneSided;
    if (worst)
      yield {
        level: 'amber',
        rule: 'one-sided',
        facts: { partner: worst.partnerId, partners: oneSided.length, B: worst.B, ...measured },
        text: `${named(assessed, [worst.partnerId])} ${worst.B > 0 ? 'gives much more than it gets' : 'gets much more than it gives'}, in ${name}: B is ${shown(worst.B)}.`,
        advice: 'Ask whether this is as both sides want it; if not, agree on what evens it out.',
        refs,
      };
  },
};
