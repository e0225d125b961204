import { type Measure } from './reciprocity.js';

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
