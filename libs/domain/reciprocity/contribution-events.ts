import { latestIn } from '../time/ordered-list.js';
import { type EventRef } from '../time/event-ref.js';
import { type ContributionsState, worthOf } from './contribution-totals.js';
import { type Measure } from './reciprocity.js';

/**
 * The contributions, revaluations and benefits that the figures in a measure rest on.
 *
 * @param most how many are asked for: the latest of each sort, and perhaps some more
 */
export function contributionEvents(
  state: ContributionsState,
  measure: Measure,
  most = Number.POSITIVE_INFINITY,
): EventRef[] {
  const { contributions, benefits } = state;
  switch (measure.by) {
    case 'number':
      return latestIn(contributions, most, () => true);
    case 'kind':
      return latestIn(
        contributions,
        most,
        ({ kind, unit }) => kind === measure.kind && unit === measure.unit,
      );
    case 'currency': {
      const { currency } = measure;
      return [
        ...latestIn(
          contributions,
          most,
          (contribution) => worthOf(state, contribution)?.currency === currency,
        ),
        ...revaluationsIn(state, currency),
        ...latestIn(benefits, most, ({ value }) => value?.currency === currency),
      ];
    }
    default:
      return measure satisfies never;
  }
}

/** Those that stand: of each contribution the last. */
function revaluationsIn({ revaluations }: ContributionsState, currency: string): EventRef[] {
  return [...revaluations.values()].flatMap((all) => {
    const last = all.last();
    return last?.value.currency === currency ? [last] : [];
  });
}
