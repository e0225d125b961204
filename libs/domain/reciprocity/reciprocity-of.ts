import type { Gift, Ledger, Revaluation } from '../ledger/ledger.js';
import type { Reciprocity, ReciprocityIn } from './reciprocity.js';
import { Tally } from './tally.js';
import { receiptsAmong } from './who-got-it.js';
import type { Receipt } from './who-got-it.js';

/** What reciprocity rests on: the clock has no part in it. */
type Ground = Pick<Ledger, 'profile' | 'chapters' | 'gifts' | 'revaluations' | 'benefits'>;

/** Most events are about something else than giving: then what was reckoned last for the same gifts still holds. */
const reckoned = new WeakMap<Ledger['gifts'], { readonly ground: Ground; readonly flows: Reciprocity }>();

/** Who gave what and who got it, as of an instant (milliseconds since 1970). */
export function reciprocityOf(ledger: Ledger, asOf: number): Reciprocity {
  const known = reckoned.get(ledger.gifts);
  if (known && isSame(known.ground, ledger)) return { ...known.flows, asOf };
  const { profile, chapters, gifts, revaluations, benefits } = ledger;
  const flows = reckon(ledger, asOf);
  reckoned.set(gifts, { ground: { profile, chapters, gifts, revaluations, benefits }, flows });
  return flows;
}

function isSame(a: Ground, b: Ground): boolean {
  return (
    a.profile === b.profile &&
    a.chapters === b.chapters &&
    a.revaluations === b.revaluations &&
    a.benefits === b.benefits
  );
}

function reckon(ledger: Ledger, asOf: number): Reciprocity {
  const { allianceId, profile, gifts, benefits } = ledger;
  const natural = new Tallies();
  const valued = new Tallies();
  const receiptsOf = receiptsAmong(ledger.chapters);
  const inCurrency = (currency: string): Tally =>
    valued.of(currency, undefined, () => new Tally({ by: 'currency', currency }, profile));
  gifts.forEach((gift) => {
    const receipts = receiptsOf(gift);
    const { kind, unit } = gift;
    natural
      .of(kind, unit, () => new Tally({ by: 'kind', kind, ...(unit !== undefined && { unit }) }, profile))
      .addGift(gift, receipts, gift.amount);
    const revaluation = revaluationOf(ledger, gift);
    const value = revaluation?.value ?? gift.value;
    if (value) inCurrency(value.currency).addGift(gift, receipts, value.amount, revaluation);
  });
  for (const benefit of benefits)
    if (benefit.value) inCurrency(benefit.value.currency).addBenefit(benefit, benefit.value.amount);
  const all = gifts.size;
  const inCurrencies = valued.figures(all);
  const inKinds = natural.figures(all);
  const leading = leadingOf(inCurrencies, inKinds, all) ?? byNumber(ledger, receiptsOf);
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

/** By kind and unit, or by currency. */
class Tallies {
  private readonly tallies = new Map<string, Map<string | undefined, Tally>>();

  of(name: string, unit: string | undefined, begin: () => Tally): Tally {
    const known = this.tallies.get(name)?.get(unit);
    if (known) return known;
    const tally = begin();
    const units = this.tallies.get(name) ?? new Map<string | undefined, Tally>();
    this.tallies.set(name, units.set(unit, tally));
    return tally;
  }

  /** The most contributions first. */
  figures(all: number): ReciprocityIn[] {
    return [...this.tallies.values()]
      .flatMap((units) => [...units.values()].map((tally) => tally.figures(all)))
      .sort((a, b) => b.contributions - a.contributions || (a.name < b.name ? -1 : 1));
  }
}

/** Where nothing else may be added up: each contribution is one. */
function byNumber(
  { profile, gifts }: Ledger,
  receiptsOf: (gift: Gift) => readonly Receipt[],
): ReciprocityIn | undefined {
  if (gifts.isEmpty()) return undefined;
  const tally = new Tally({ by: 'number' }, profile);
  for (const gift of gifts) tally.addGift(gift, receiptsOf(gift), 1);
  return tally.figures(gifts.size);
}

/** The value agreed on last. */
function revaluationOf({ revaluations }: Ledger, { contributionId }: Gift): Revaluation | undefined {
  return revaluations.isEmpty() ? undefined : revaluations.get(contributionId)?.last();
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
