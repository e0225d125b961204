import { type ContributionKind } from '../catalogue/words.js';

/** What may be added up: the money of one currency, one kind of contribution in one unit, or contributions by number. */
export type Measure =
  | { readonly by: 'currency'; readonly currency: string }
  | {
      readonly by: 'kind';
      readonly kind: ContributionKind;
      /** Left out: the quantity is not known, and each contribution is one. */
      readonly unit?: string;
    }
  | { readonly by: 'number' };

/** What one partner gave and got, in one measure. */
export interface PartnerReciprocity {
  readonly partnerId: string;
  /** Whether it is a partner still: only those are compared. */
  readonly current: boolean;
  /** τ, the share of the giving agreed on; 0 for who left. */
  readonly share: number;
  /** G */
  readonly given: number;
  /** V */
  readonly received: number;
  /** What came of the alliance beside what was given; only in a currency. */
  readonly benefits: number;
  /** B; left out at 0/0. */
  readonly balance?: number;
  /** (V + benefits)/G; left out for whoever gave nothing. */
  readonly returnOnEffort?: number;
}

export interface ReciprocityIn {
  readonly measure: Measure;
  /** The measure in words: `EUR`, `time in hours`, `contributions`. */
  readonly name: string;
  /** How many contributions it covers. */
  readonly contributions: number;
  /** Per cent of all contributions. */
  readonly coverage: number;
  /** All who ever were partners, in the order in which they joined. */
  readonly partners: readonly PartnerReciprocity[];
  /** ΣG, of all who ever were partners. */
  readonly total: number;
  /** What went to outsiders, of it. */
  readonly toOutsiders: number;
  /** What went into running the alliance itself, of it. */
  readonly overhead: number;
  /** D over those who are partners now; left out where they gave nothing. */
  readonly imbalance?: number;
  /** The largest D there could be: 1 − min τ. */
  readonly largestImbalance: number;
  readonly gini?: number;
  readonly giniStar?: number;
}

/** What the leading measure does not show. */
export interface LeftOut {
  /** How many contributions it does not cover. */
  readonly contributions: number;
  /** The names of the other measures of its sort in which something was given; of all, where contributions are counted. */
  readonly measures: readonly string[];
}

/** Who gave what, and who got it: never added up over currencies, kinds and units, and never priced. */
export interface Reciprocity {
  readonly allianceId: string;
  /** As of this instant: milliseconds since 1970. */
  readonly asOf: number;
  readonly contributions: number;
  /** Per kind and unit, the most contributions first. */
  readonly natural: readonly ReciprocityIn[];
  /** Per currency, of what is valued, the most contributions first. */
  readonly valued: readonly ReciprocityIn[];
  /** Of all contributions, the per cent that is valued. */
  readonly coverage: number;
  /** Where one figure is asked for: the measure that covers enough of what each gave. Left out where nothing was given. */
  readonly leading?: ReciprocityIn;
  readonly leavesOut?: LeftOut;
}
