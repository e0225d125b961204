import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { type PolicyAgreement } from '../alliance/profile.js';

/** A value of JSON that a formula takes, or gives. */
export type LineageValue =
  string | number | boolean | readonly LineageValue[] | { readonly [name: string]: LineageValue };
export type LineageValues = Readonly<Record<string, LineageValue>>;

/** A rule by which a figure is computed. */
export interface FigureRule {
  readonly name: string;
  readonly version: number;
  /** How the figure follows from what `inputs` hold, in formulas that a reader can compute by hand. */
  readonly formulas: readonly string[];
  /** Where there are any: from which values on it says something. */
  readonly thresholds?: LineageValues;
}

/** One thing that a figure is computed from, and the events behind it. */
export interface LineageInput {
  /** What it is, such as `evidence`, `objective` or `partner`. */
  readonly input: string;
  /** What the formulas take of it. */
  readonly values: LineageValues;
  /** As they count, in the order of recording. */
  readonly events: readonly RecordedAllianceEvent[];
}

/** Where a figure comes from: everything that it takes to compute it again. */
export interface FigureLineage {
  /** As in `figuresOf`: like `trust`, `trust.north-college`, `scorecard.delivery`, `warning-signs.W2`. */
  readonly figure: string;
  /** As of which it is: milliseconds since 1970. */
  readonly at: number;
  readonly values: LineageValues;
  readonly rule: FigureRule;
  /** The trust policies agreed on by then, in order; the last one is in force. */
  readonly policies: readonly PolicyAgreement[];
  readonly inputs: readonly LineageInput[];
}
