import { List, Map } from 'immutable';
import type { Epoch } from '../alliance/epochs.js';
import type { Value } from '../catalogue/events.js';
import { inserted } from '../ledger/in-order.js';
import { precedes } from '../time/moment.js';
import { isNothing, nothingIn, withGain, withTransfer } from './flow.js';
import type { Flow } from './flow.js';
import type { Benefit, Gift, Revaluation } from './gift.js';
import { nameOfMeasure } from './measure.js';
import type { Measure } from './reciprocity.js';
import { receiptsOf } from './who-got-it.js';

/** By the name of the measure: what was given in each of them. */
export type Giving = Map<string, Flow>;

/** What an alliance's giving rests on, and what it amounts to. */
interface Ground {
  /** Who was a partner when. */
  readonly epochs: readonly Epoch[];
  readonly gifts: List<Gift>;
  readonly revaluations: Map<string, List<Revaluation>>;
  readonly giving: Giving;
}

const BY_NUMBER: Measure = { by: 'number' };

/** What was given, with one more contribution. */
export function withGift(ground: Ground, gift: Gift): Pick<Ground, 'gifts' | 'giving'> {
  return { gifts: inserted(ground.gifts, gift), giving: withCounted(ground, ground.giving, gift) };
}

/** What was given, once a contribution is worth something else. It may be revalued before it is known. */
export function withRevaluation(
  ground: Ground,
  contributionId: string,
  revaluation: Revaluation,
): Pick<Ground, 'revaluations' | 'giving'> {
  const { gifts, giving } = ground;
  const known = ground.revaluations.get(contributionId) ?? List();
  const revaluations = ground.revaluations.set(contributionId, inserted(known, revaluation));
  const gift = gifts.findLast((one) => one.contributionId === contributionId);
  if (!gift) return { revaluations, giving };
  const before = withWorth(giving, ground, gift, -1);
  return { revaluations, giving: withWorth(before, { ...ground, revaluations }, gift, 1) };
}

/** What was given, with what came of it for one partner. Without a value, it cannot be compared. */
export function withBenefit(giving: Giving, { partnerId, value }: Benefit): Giving {
  if (!value) return giving;
  return changed(giving, inCurrency(value), (flow) => withGain(flow, partnerId, value.amount));
}

/**
 * What was given, after another epoch began. Who shares in a gift is who was a partner then: if it turns out later
 * who that was, all of it is reckoned anew.
 */
export function withEpoch(ground: Ground, benefits: List<Benefit>): Giving {
  const { epochs, gifts, giving } = ground;
  const begun = epochs.at(-1);
  const last = gifts.last();
  if (!begun || !last || precedes(last, { at: begun.from, revision: begun.revision })) return giving;
  const gained = benefits.reduce(withBenefit, Map<string, Flow>());
  return gifts.reduce((all, gift) => withCounted(ground, all, gift), gained);
}

/** The value agreed on last; undefined, if there is none. */
export function worthOf(
  { revaluations }: Pick<Ground, 'revaluations'>,
  { contributionId, value }: Gift,
): Value | undefined {
  return revaluations.get(contributionId)?.last()?.value ?? value;
}

/** What a gift counts as within its kind. */
export function inKind({ kind, unit }: Pick<Gift, 'kind' | 'unit'>): Measure {
  return { by: 'kind', kind, ...(unit !== undefined && { unit }) };
}

/** A gift counts in its kind, by number, and in money if it is valued. */
function withCounted(ground: Ground, giving: Giving, gift: Gift): Giving {
  const { givers, amount } = gift;
  const receipts = receiptsOf(gift, ground.epochs);
  const kind = changed(giving, inKind(gift), (flow) => withTransfer(flow, { givers, receipts, amount }, 1));
  const number = changed(kind, BY_NUMBER, (flow) => withTransfer(flow, { givers, receipts, amount: 1 }, 1));
  return withWorth(number, ground, gift, 1);
}

function withWorth(giving: Giving, ground: Ground, gift: Gift, sign: 1 | -1): Giving {
  const value = worthOf(ground, gift);
  if (!value) return giving;
  const { givers } = gift;
  const receipts = receiptsOf(gift, ground.epochs);
  return changed(giving, inCurrency(value), (flow) =>
    withTransfer(flow, { givers, receipts, amount: value.amount }, sign),
  );
}

function inCurrency({ currency }: Value): Measure {
  return { by: 'currency', currency };
}

function changed(giving: Giving, measure: Measure, change: (flow: Flow) => Flow): Giving {
  const name = nameOfMeasure(measure);
  const flow = change(giving.get(name) ?? nothingIn(measure));
  return isNothing(flow) ? giving.delete(name) : giving.set(name, flow);
}
