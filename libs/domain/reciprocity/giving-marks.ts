import { latestIn } from '../ledger/in-order.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Mark } from '../ledger/mark.js';
import { worthOf } from './giving.js';
import type { Measure } from './reciprocity.js';

/**
 * The contributions, revaluations and benefits that the figures in a measure rest on.
 *
 * @param most how many are asked for: the latest of each sort, and perhaps some more
 */
export function givingMarks(ledger: Ledger, measure: Measure, most = Number.POSITIVE_INFINITY): Mark[] {
  const { gifts, benefits } = ledger;
  switch (measure.by) {
    case 'number':
      return latestIn(gifts, most, () => true);
    case 'kind':
      return latestIn(gifts, most, ({ kind, unit }) => kind === measure.kind && unit === measure.unit);
    case 'currency': {
      const { currency } = measure;
      return [
        ...latestIn(gifts, most, (gift) => worthOf(ledger, gift)?.currency === currency),
        ...revaluationsIn(ledger, currency),
        ...latestIn(benefits, most, ({ value }) => value?.currency === currency),
      ];
    }
    default:
      return measure satisfies never;
  }
}

/** Those that stand: of each contribution the last. */
function revaluationsIn({ revaluations }: Ledger, currency: string): Mark[] {
  return [...revaluations.values()].flatMap((all) => {
    const last = all.last();
    return last?.value.currency === currency ? [last] : [];
  });
}
