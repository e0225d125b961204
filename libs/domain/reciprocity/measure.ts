import type { Gift } from '../ledger/ledger.js';
import type { Measure } from './reciprocity.js';

/** A gift in the natural unit of its kind. */
export interface NaturalAmount {
  readonly measure: Measure;
  readonly amount: number;
}

/** Money counts in its currency; what has no quantity is one of its kind. */
export function naturalAmountOf({ kind, quantity, unit, value }: Gift): NaturalAmount {
  if (kind === 'money' && quantity === undefined && value)
    return { measure: { by: 'kind', kind, unit: value.currency }, amount: value.amount };
  return { measure: { by: 'kind', kind, ...(unit !== undefined && { unit }) }, amount: quantity ?? 1 };
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
