import { atLeast } from '../shared/compare.js';
import { type DimensionState } from './scorecard.js';

const STRENGTH = 75;
const DISCUSS = 50;

export function stateOf(score: number | undefined): DimensionState {
  if (score === undefined) return 'no-data';
  if (atLeast(score, STRENGTH)) return 'strength';
  return atLeast(score, DISCUSS) ? 'discuss' : 'concern';
}

/** The score with its state: no score, no data. */
export function scored(score: number | undefined): {
  readonly score?: number;
  readonly state: DimensionState;
} {
  return { ...(score !== undefined && { score }), state: stateOf(score) };
}
