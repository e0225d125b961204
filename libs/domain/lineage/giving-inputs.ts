import { amountIn } from '../reciprocity/contribution-events.js';
import { receiptsOf } from '../reciprocity/receipts.js';
import { type ReciprocityIn } from '../reciprocity/reciprocity.js';
import { defined } from '../shared/defined.js';
import { type LineageInput } from './lineage.js';
import { type LineageSources } from './sources.js';

/** What was given in a measure, who got what part of it, what came of it, and what it amounts to for each partner there is. */
export function givingInputs(
  { state, behind }: LineageSources,
  compared: ReciprocityIn | undefined,
): LineageInput[] {
  if (!compared) return [];
  const { measure, partners } = compared;
  const contributions = state.contributions.toArray().flatMap((contribution) => {
    const amount = amountIn(state, contribution, measure);
    if (amount === undefined) return [];
    const { contributionId, givers } = contribution;
    const receipts = receiptsOf(contribution, state.epochs).flatMap(({ receiver, part }) =>
      typeof receiver === 'string' ? [[receiver, part] as const] : [],
    );
    const values = { contributionId, amount, givers, received: Object.fromEntries(receipts) };
    return { input: 'contribution', values, events: behind(contribution) };
  });
  const benefits = state.benefits.toArray().flatMap((benefit) => {
    const { benefitId, partnerId, value } = benefit;
    if (measure.by !== 'currency' || value?.currency !== measure.currency) return [];
    const values = { benefitId, partnerId, amount: value.amount };
    return { input: 'benefit', values, events: behind(benefit) };
  });
  const present = partners.filter(({ current }) => current);
  return [
    ...present.map(({ partnerId, share, given, received, benefits: gained, returnOnEffort }) => ({
      input: 'partner',
      values: defined({ partnerId, share, given, received, benefits: gained, returnOnEffort }),
      events: [],
    })),
    ...contributions,
    ...benefits,
  ];
}
