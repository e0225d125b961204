import type { Gift } from '../ledger/ledger.js';
import type { Measure } from './reciprocity.js';

/** The unit a gift is counted in, within its kind: money counts in its currency. */
export function naturalUnitOf({ kind, quantity, unit, value }: Gift): string | undefined {
  return kind === 'money' && quantity === undefined && value ? value.currency : unit;
}

/** How many of these units it is: what has no quantity is one of its kind. */
export function naturalAmountOf({ kind, quantity, value }: Gift): number {
  return quantity ?? (kind === 'money' && value ? value.amount : 1);
}

/** A measure in words: `EUR`, `time in hours`, `referral`, `contributions`. */
export function nameOfMeasure(measure: Measure): string {
  switch (measure.by) {
    case 'currency':
      return measure.currency;
    case 'kind':
      return measure.unit === undefined ? measure.kind : `${measure.kind} in ${measure.unit}`;
    case 'number':
      return 'contributions';
    default:
      return measure satisfies never;
  }
}
