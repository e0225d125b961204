import { Big } from 'big.js';
import { Map } from 'immutable';
import { type Draft } from '../shared/draft.js';
import { nameOfMeasure } from './measure.js';
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
  /** By giver, how many of them it had a part in. */
  readonly counts: Map<string, number>;
  /** By giver. */
  readonly given: Sums;
  /** By partner. */
  readonly received: Sums;
  readonly toOutsiders: Big;
  /** What of it went into running the alliance itself. */
  readonly overhead: Big;
  /** By partner, what came of the alliance for it. */
  readonly benefits: Sums;
}

/** An amount of one measure that went from its givers, jointly, to those who got it. */
export interface Transfer {
  readonly givers: readonly string[];
  readonly receipts: readonly Receipt[];
  readonly amount: number;
  readonly overhead: boolean;
}

const ZERO = new Big(0);

export function nothingIn(measure: Measure): Flow {
  return {
    measure,
    contributions: 0,
    counts: Map(),
    given: Map(),
    received: Map(),
    toOutsiders: ZERO,
    overhead: ZERO,
    benefits: Map(),
  };
}

export function isNothing({ contributions, benefits }: Flow): boolean {
  return contributions === 0 && benefits.isEmpty();
}

/** Adds a transfer, or takes it away by a sign of −1. Joint givers give equal parts. */
export function withTransfer(
  flow: Flow,
  { givers, receipts, amount, overhead }: Transfer,
  sign: 1 | -1,
): Flow {
  const from = new Big((sign * amount) / givers.length);
  let { counts, given, received, toOutsiders } = flow;
  for (const giver of givers) {
    counts = counts.set(giver, (counts.get(giver) ?? 0) + sign);
    given = add(given, giver, from);
  }
  for (const { receiver, part } of receipts) {
    const amountReceived = sign * part * amount;
    if (receiver === OUTSIDERS) toOutsiders = toOutsiders.plus(amountReceived);
    else received = add(received, receiver, new Big(amountReceived));
  }
  // Field by field: a spread with others after it costs more than all the rest.
  return {
    measure: flow.measure,
    contributions: flow.contributions + sign,
    counts,
    given,
    received,
    toOutsiders,
    overhead: overhead ? flow.overhead.plus(sign * amount) : flow.overhead,
    benefits: flow.benefits,
  };
}

export function withGain(flow: Flow, partnerId: string, amount: number): Flow {
  return { ...flow, benefits: add(flow.benefits, partnerId, new Big(amount)) };
}

/** A flow that transfers are added to in place, as long as nobody else has it. */
export function openedFlow(flow: Flow): Flow {
  const opened: Draft<Flow> = { ...flow };
  opened.counts = flow.counts.asMutable();
  opened.given = flow.given.asMutable();
  opened.received = flow.received.asMutable();
  return opened;
}

/** The same once that is done. */
export function closedFlow(flow: Flow): Flow {
  const closed: Draft<Flow> = { ...flow };
  closed.counts = flow.counts.asImmutable();
  closed.given = flow.given.asImmutable();
  closed.received = flow.received.asImmutable();
  return closed;
}

/** As the number next to it. */
export function sumOf(sums: Sums, partnerId: string): number {
  return (sums.get(partnerId) ?? ZERO).toNumber();
}

export function totalOf(sums: Sums): number {
  return exactTotal(sums).toNumber();
}

/** Benefits less contributions. */
export function netOf({ benefits, given }: Flow): number {
  return exactTotal(benefits).minus(exactTotal(given)).toNumber();
}

function exactTotal(sums: Sums): Big {
  return sums.reduce((total, sum) => total.plus(sum), ZERO);
}

function add(sums: Sums, partnerId: string, amount: Big): Sums {
  return sums.set(partnerId, (sums.get(partnerId) ?? ZERO).plus(amount));
}

type SumsJson = readonly (readonly [partnerId: string, amount: string])[];

/** A flow as plain JSON: decimals as text, which loses none of their digits. */
export interface FlowJson extends Omit<
  Flow,
  'counts' | 'given' | 'received' | 'benefits' | 'toOutsiders' | 'overhead'
> {
  readonly counts: readonly (readonly [partnerId: string, count: number])[];
  readonly given: SumsJson;
  readonly received: SumsJson;
  readonly benefits: SumsJson;
  readonly toOutsiders: string;
  readonly overhead: string;
}

export function flowToJson(flow: Flow): FlowJson {
  return {
    ...flow,
    counts: [...flow.counts],
    given: toJson(flow.given),
    received: toJson(flow.received),
    benefits: toJson(flow.benefits),
    toOutsiders: flow.toOutsiders.toString(),
    overhead: flow.overhead.toString(),
  };
}

/** A flow by the name of its measure. */
export function flowFromJson(json: FlowJson): [name: string, flow: Flow] {
  const flow = {
    ...json,
    counts: Map(json.counts),
    given: fromJson(json.given),
    received: fromJson(json.received),
    benefits: fromJson(json.benefits),
    toOutsiders: new Big(json.toOutsiders),
    overhead: new Big(json.overhead),
  };
  return [nameOfMeasure(json.measure), flow];
}

function toJson(sums: Sums): SumsJson {
  return Array.from(sums, ([partnerId, amount]) => [partnerId, amount.toString()]);
}

function fromJson(sums: SumsJson): Sums {
  return Map(sums.map(([partnerId, amount]) => [partnerId, new Big(amount)]));
}
