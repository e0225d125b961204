import { latestIn } from '../time/ordered-list.js';
import { type EventRef } from '../time/event-ref.js';
import { type Contribution } from './contribution.js';
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
  const given = latestIn(contributions, most, (one) => amountIn(state, one, measure) !== undefined);
  if (measure.by !== 'currency') return given;
  const { currency } = measure;
  return [
    ...given,
    ...revaluationsIn(state, currency),
    ...latestIn(benefits, most, ({ value }) => value?.currency === currency),
  ];
}

/** What a contribution comes to in a measure; undefined where it cannot be told in it. */
export function amountIn(
  state: Pick<ContributionsState, 'revaluations'>,
  contribution: Contribution,
  measure: Measure,
): number | undefined {
  switch (measure.by) {
    case 'number':
      return 1;
    case 'kind':
      return contribution.kind === measure.kind && contribution.unit === measure.unit
        ? contribution.amount
        : undefined;
    case 'currency': {
      const worth = worthOf(state, contribution);
      return worth?.currency === measure.currency ? worth.amount : undefined;
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
