import { Big } from 'big.js';
import { Map } from 'immutable';
import { type Measure } from './reciprocity.js';
import { OUTSIDERS, type Receipt } from './receipts.js';

type Sums = Map<string, Big>;

/**
 * What was given, in one measure, and who got it. The sums are exact decimals: in whatever order amounts were added
 * they are the same to the last digit, and what is taken away again leaves no trace.
 */
export interface Flow {
  readonly measure: Measure;
  /** How many contributions it covers. */
  readonly contributions: number;
  /** By giver. */
  readonly given: Sums;
  /** By partner. */
  readonly received: Sums;
  readonly toOutsiders: Big;
  /** By partner, what came of the alliance for it. */
  readonly benefits: Sums;
}

/** An amount of one measure that went from its givers, jointly, to those who got it. */
export interface Transfer {
  readonly givers: readonly string[];
  readonly receipts: readonly Receipt[];
  readonly amount: number;
}

const ZERO = new Big(0);

export function nothingIn(measure: Measure): Flow {
  return {
    measure,
    contributions: 0,
    given: Map(),
    received: Map(),
    toOutsiders: ZERO,
    benefits: Map(),
  };
}

export function isNothing({ contributions, benefits }: Flow): boolean {
  return contributions === 0 && benefits.isEmpty();
}

/** Adds a transfer, or takes it away by a sign of −1. Joint givers give equal parts. */
export function withTransfer(flow: Flow, { givers, receipts, amount }: Transfer, sign: 1 | -1): Flow {
  const from = new Big((sign * amount) / givers.length);
  return {
    ...flow,
    contributions: flow.contributions + sign,
    given: flow.given.withMutations((given) => givers.forEach((giver) => add(given, giver, from))),
    received: flow.received.withMutations((received) => {
      for (const { receiver, part } of receipts)
        if (receiver !== OUTSIDERS) add(received, receiver, new Big(sign * part * amount));
    }),
    toOutsiders: receipts
      .filter(({ receiver }) => receiver === OUTSIDERS)
      .reduce((sum, { part }) => sum.plus(sign * part * amount), flow.toOutsiders),
  };
}

export function withGain(flow: Flow, partnerId: string, amount: number): Flow {
  return { ...flow, benefits: add(flow.benefits, partnerId, new Big(amount)) };
}

/** As the number next to it. */
export function sumOf(sums: Sums, partnerId: string): number {
  return (sums.get(partnerId) ?? ZERO).toNumber();
}

export function totalOf(sums: Sums): number {
  return sums.reduce((total, sum) => total.plus(sum), ZERO).toNumber();
}

function add(sums: Sums, partnerId: string, amount: Big): Sums {
  return sums.set(partnerId, (sums.get(partnerId) ?? ZERO).plus(amount));
}
