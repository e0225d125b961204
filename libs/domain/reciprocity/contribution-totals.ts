import { type Value } from '../catalogue/contributions.js';
import { List, Map } from 'immutable';
import { type Epoch } from '../alliance/epochs.js';
import { inserted } from '../time/ordered-list.js';
import { precedes } from '../time/moment.js';
import { type Flow, type Transfer, isNothing, nothingIn, withGain, withTransfer } from './flow.js';
import { type Benefit, type Contribution, type Revaluation } from './contribution.js';
import { nameOfMeasure } from './measure.js';
import { type Measure } from './reciprocity.js';
import { receiptsOf } from './receipts.js';

/** By the name of the measure: what was given in each of them. */
export type ContributionTotals = Map<string, Flow>;

/** What was given in an alliance, what came of it, and what all of that amounts to. */
export interface ContributionsState {
  /** Who was a partner when. */
  readonly epochs: readonly Epoch[];
  readonly contributions: List<Contribution>;
  /** By contribution. */
  readonly revaluations: Map<string, List<Revaluation>>;
  readonly benefits: List<Benefit>;
  readonly totals: ContributionTotals;
}

export const BY_NUMBER: Measure = { by: 'number' };

/** What was given, with one more contribution. */
export function withContribution(state: ContributionsState, contribution: Contribution): ContributionTotals {
  return withCounted(state, state.totals, contribution);
}

/** What was given, once a contribution is worth something else. It may be revalued before it is known. */
export function withRevaluation(
  state: ContributionsState,
  contributionId: string,
  revaluation: Revaluation,
): Pick<ContributionsState, 'revaluations' | 'totals'> {
  const { contributions, totals } = state;
  const known = state.revaluations.get(contributionId) ?? List();
  const revaluations = state.revaluations.set(contributionId, inserted(known, revaluation));
  const contribution = contributions.findLast((one) => one.contributionId === contributionId);
  if (!contribution) return { revaluations, totals };
  const before = withWorth(totals, state, contribution, -1);
  return { revaluations, totals: withWorth(before, { ...state, revaluations }, contribution, 1) };
}

/** What was given, with what came of it for one partner. Without a value, it cannot be compared. */
export function withBenefit(totals: ContributionTotals, { partnerId, value }: Benefit): ContributionTotals {
  if (!value) return totals;
  const measure = inCurrency(value);
  return withFlow(totals, withGain(flowIn(totals, measure), partnerId, value.amount));
}

/**
 * What was given, after another epoch began. Who shares in a contribution is who was a partner then: if it turns out later
 * who that was, all of it is computed again.
 */
export function withEpoch(state: ContributionsState): ContributionTotals {
  const { epochs, contributions, benefits, totals } = state;
  const begun = epochs.at(-1);
  const last = contributions.last();
  if (!begun || !last || precedes(last, { at: begun.from, revision: begun.revision })) return totals;
  const gained = benefits.reduce(withBenefit, Map<string, Flow>());
  return contributions.reduce((all, contribution) => withCounted(state, all, contribution), gained);
}

/** The value agreed on last; undefined, if there is none. */
export function worthOf(
  { revaluations }: Pick<ContributionsState, 'revaluations'>,
  { contributionId, value }: Contribution,
): Value | undefined {
  return revaluations.get(contributionId)?.last()?.value ?? value;
}

/** What a contribution counts as within its kind. */
export function inKind({ kind, unit }: Pick<Contribution, 'kind' | 'unit'>): Measure {
  return { by: 'kind', kind, ...(unit !== undefined && { unit }) };
}

/** A contribution counts in its kind, by number, and in money if it is valued. */
function withCounted(
  state: ContributionsState,
  totals: ContributionTotals,
  contribution: Contribution,
): ContributionTotals {
  const { amount } = contribution;
  const kind = changed(totals, inKind(contribution), transferOf(state, contribution, amount), 1);
  const number = changed(kind, BY_NUMBER, transferOf(state, contribution, 1), 1);
  return withWorth(number, state, contribution, 1);
}

function withWorth(
  totals: ContributionTotals,
  state: ContributionsState,
  contribution: Contribution,
  sign: 1 | -1,
): ContributionTotals {
  const value = worthOf(state, contribution);
  if (!value) return totals;
  return changed(totals, inCurrency(value), transferOf(state, contribution, value.amount), sign);
}

function transferOf({ epochs }: ContributionsState, contribution: Contribution, amount: number): Transfer {
  const { givers, overhead } = contribution;
  return { givers, receipts: receiptsOf(contribution, epochs), amount, overhead };
}

function inCurrency({ currency }: Value): Measure {
  return { by: 'currency', currency };
}

function changed(
  totals: ContributionTotals,
  measure: Measure,
  transfer: Transfer,
  sign: 1 | -1,
): ContributionTotals {
  return withFlow(totals, withTransfer(flowIn(totals, measure), transfer, sign));
}

function flowIn(totals: ContributionTotals, measure: Measure): Flow {
  return totals.get(nameOfMeasure(measure)) ?? nothingIn(measure);
}

function withFlow(totals: ContributionTotals, flow: Flow): ContributionTotals {
  const name = nameOfMeasure(flow.measure);
  return isNothing(flow) ? totals.delete(name) : totals.set(name, flow);
}
