import type { Gift, Ledger, Revaluation } from '../ledger/ledger.js';
import { naturalAmountOf, nameOfMeasure } from './measure.js';
import type { Measure, Reciprocity, ReciprocityIn } from './reciprocity.js';
import { Tally } from './tally.js';
import { receiptsOf } from './who-got-it.js';

/** Who gave what and who got it, as of an instant (milliseconds since 1970). */
export function reciprocityOf(ledger: Ledger, asOf: number): Reciprocity {
  const { allianceId, profile, gifts, benefits } = ledger;
  const natural = new Map<string, Tally>();
  const valued = new Map<string, Tally>();
  const tally = (tallies: Map<string, Tally>, measure: Measure): Tally => {
    const name = nameOfMeasure(measure);
    const known = tallies.get(name) ?? new Tally(measure, profile);
    tallies.set(name, known);
    return known;
  };
  const byNumber = new Tally({ by: 'number' }, profile);
  for (const gift of gifts) {
    const receipts = receiptsOf(gift, ledger.chapters);
    const { measure, amount } = naturalAmountOf(gift);
    tally(natural, measure).addGift(gift, receipts, amount);
    byNumber.addGift(gift, receipts, 1);
    const revaluation = revaluationOf(ledger, gift);
    const { value = gift.value } = revaluation ?? {};
    if (value)
      tally(valued, { by: 'currency', currency: value.currency }).addGift(
        gift,
        receipts,
        value.amount,
        revaluation,
      );
  }
  for (const benefit of benefits)
    if (benefit.value)
      tally(valued, { by: 'currency', currency: benefit.value.currency }).addBenefit(
        benefit,
        benefit.value.amount,
      );
  const all = gifts.size;
  const inCurrencies = figuresOf(valued, all);
  const inKinds = figuresOf(natural, all);
  const leading = leadingOf(inCurrencies, inKinds, all) ?? (all > 0 ? byNumber.figures(all) : undefined);
  return {
    allianceId,
    asOf,
    contributions: all,
    natural: inKinds,
    valued: inCurrencies,
    coverage: inCurrencies.reduce((sum, { coverage }) => sum + coverage, 0),
    ...(leading && { leading }),
  };
}

/** The value agreed on last. */
function revaluationOf({ revaluations }: Ledger, { contributionId }: Gift): Revaluation | undefined {
  return revaluations.get(contributionId)?.last();
}

function figuresOf(tallies: Map<string, Tally>, all: number): ReciprocityIn[] {
  return [...tallies.values()]
    .map((tally) => tally.figures(all))
    .sort((a, b) => b.contributions - a.contributions || (a.name < b.name ? -1 : 1));
}

/** What covers the most contributions, if that is half of them or more; of two that cover as many, the currency. */
function leadingOf(
  [currency]: readonly ReciprocityIn[],
  [kind]: readonly ReciprocityIn[],
  all: number,
): ReciprocityIn | undefined {
  const best = (kind?.contributions ?? 0) > (currency?.contributions ?? 0) ? kind : currency;
  return best && best.contributions > 0 && 2 * best.contributions >= all ? best : undefined;
}
