import { type AssessmentState } from '../assessment/assessment-state.js';
import { trustAsOf } from '../assessment/assessed-trust.js';
import { reciprocityOf } from '../reciprocity/reciprocity-of.js';
import { scorecardOf } from '../scorecard/scorecard-of.js';
import { type AllianceCounts, countsOf } from '../views/counts.js';
import { levelsOf, warningSignsOf } from '../warning-signs/warning-signs-of.js';

/** What an alliance comes to, each figure by its name, like `scorecard.delivery`. One without data is left out. */
export type Figures = ReadonlyMap<string, number>;

/** Every figure of an alliance as of an instant: milliseconds since 1970. A warning sign is 1 for amber, 2 for red. */
export function figuresOf(state: AssessmentState, asOf: number): Figures {
  const { E, lower, upper } = trustAsOf(state, asOf);
  const figures: [name: string, value: number | undefined][] = [
    ['trust', E],
    ['trust.lower', lower],
    ['trust.upper', upper],
  ];
  for (const { partnerId } of state.profile.partners)
    figures.push([`trust.${partnerId}`, trustAsOf(state, asOf, { debtor: partnerId }).E]);
  for (const [name, count] of Object.entries(countsIn(state))) figures.push([`counts.${name}`, count]);
  const reciprocity = reciprocityOf(state, asOf);
  for (const { name, total, imbalance } of [...reciprocity.natural, ...reciprocity.valued])
    figures.push([`reciprocity.${name}`, total], [`reciprocity.${name}.imbalance`, imbalance]);
  for (const { dimension, score } of scorecardOf(state, asOf, reciprocity, false).dimensions)
    figures.push([`scorecard.${dimension}`, score]);
  const levels = levelsOf(warningSignsOf(state, asOf, { reciprocity, mostEvents: 0 }));
  for (const [sign, level] of Object.entries(levels))
    figures.push([`warning-signs.${sign}`, level === 'red' ? 2 : 1]);
  return new Map(figures.filter((figure): figure is [string, number] => figure[1] !== undefined));
}

/** What an assessment holds contributions and reviews by is not what commands do. */
function countsIn(state: AssessmentState): AllianceCounts {
  return {
    ...countsOf(state),
    contributions: state.contributions.size,
    reviews: state.reviewSteps.count(({ held }) => held),
  };
}
