import { type KeyScore } from '../assessment/assessed-trust.js';

export const DIMENSIONS = [
  'relationship',
  'delivery',
  'progress',
  'balance',
  'value',
  'adaptability',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const DIMENSION_STATES = ['strength', 'discuss', 'concern', 'no-data'] as const;
export type DimensionState = (typeof DIMENSION_STATES)[number];

export type Alert = 'amber' | 'red';

interface DimensionFigures<D extends Dimension, F> {
  readonly dimension: D;
  /** 0 to 100; left out: no data. */
  readonly score?: number;
  readonly state: DimensionState;
  readonly figures: F;
  /** The events it rests on, in order. */
  readonly events: readonly string[];
}

/** The difference between the partners who see the alliance best and worst. */
export interface PerceptionGap {
  readonly gap: number;
  readonly level?: Alert;
  /** The mean of each partner's latest health check. */
  readonly means: Readonly<Record<string, number>>;
}

export type Relationship = DimensionFigures<
  'relationship',
  Pick<KeyScore, 'R' | 'S' | 'u' | 'band'> & {
    /** 100 times the bounds of E. */
    readonly lower: number;
    readonly upper: number;
    /** The pair with the lowest lower bound. */
    readonly weakestPair?: {
      readonly debtor: string;
      readonly creditor: string;
      readonly E: number;
      readonly lower: number;
      readonly upper: number;
    };
    readonly perceptionGap?: PerceptionGap;
  }
>;

export type Delivery = DimensionFigures<
  'delivery',
  {
    /** The outcomes that count. */
    readonly outcomes: number;
    readonly weight: number;
    /** Open commitments past their due date. */
    readonly overdue: number;
    /** Of what was delivered, on time or not. */
    readonly medianDaysLate?: number;
  }
>;

export type Progress = DimensionFigures<
  'progress',
  {
    readonly objectives: number;
    readonly achieved: number;
    readonly dropped: number;
    readonly weight: number;
  }
>;

export type Balance = DimensionFigures<
  'balance',
  {
    /** What is compared: a currency, a kind of contribution and its unit, or contributions by number. */
    readonly measure?: string;
    /** Per cent of the contributions that it covers. */
    readonly coverage?: number;
    /** How many contributions it does not cover. */
    readonly leavesOut?: number;
    readonly D?: number;
    readonly Dmax?: number;
    readonly gini?: number;
    readonly giniStar?: number;
  }
>;

/** Whether collaborating earns more than it costs, in one currency. */
export interface NetValue {
  readonly currency: string;
  readonly benefits: number;
  readonly contributions: number;
  /** Benefits less contributions. */
  readonly net: number;
  /** The part of the contributions that went into running the alliance itself, 0 to 1; left out where nothing was given. */
  readonly overhead?: number;
}

export type Worth = DimensionFigures<
  'value',
  {
    readonly measure?: string;
    readonly coverage?: number;
    /** Of partners whose return is known: how many have got back what they gave. */
    readonly rewarded: number;
    readonly partners: number;
    /** By partner; left out for whoever gave nothing. */
    readonly returns: Readonly<Record<string, number>>;
    readonly net: readonly NetValue[];
    /** The part of all contributions, by their number, that went into running the alliance itself, 0 to 1. */
    readonly overhead?: number;
  }
>;

export type Adaptability = DimensionFigures<
  'adaptability',
  {
    /** Each in per cent; left out: no data. */
    readonly reviewsOnTime?: number;
    readonly concernsResolved?: number;
    readonly renegotiatedInTime?: number;
  }
>;

export interface Scorecard {
  readonly allianceId: string;
  /** As of this instant: milliseconds since 1970. */
  readonly asOf: number;
  /** In the order of `DIMENSIONS`. There is no overall score. */
  readonly dimensions: readonly [Relationship, Delivery, Progress, Balance, Worth, Adaptability];
  /** The lowest dimension; left out, if none has data. */
  readonly headline?: Dimension;
}
