import { isEnded } from '../alliance/phases.js';
import { phaseOf } from '../alliance/profile.js';
import { type AssessmentState } from '../assessment/assessment-state.js';
import { reciprocityOf } from '../reciprocity/reciprocity-of.js';
import { type Reciprocity } from '../reciprocity/reciprocity.js';
import { culturalUnawareness } from './cultural-unawareness.js';
import { differentValues } from './different-values.js';
import { fading } from './fading.js';
import { type DraftFinding, withEvents } from './finding.js';
import { noDriver } from './no-driver.js';
import { noResources } from './no-resources.js';
import { noTrust } from './no-trust.js';
import { openEnded } from './open-ended.js';
import { DEFAULT_THRESHOLDS, type WarningThresholds } from './thresholds.js';
import { unequalEffort } from './unequal-effort.js';
import { type Finding, type WarningLevel, type WarningSign } from './warning-sign.js';

export interface Inspection {
  readonly thresholds?: WarningThresholds;
  /** As of the same instant, where it is known already. */
  readonly reciprocity?: Reciprocity;
  /** How many events a finding names at most, of many the latest. Left out: all. */
  readonly mostEvents?: number;
}

/**
 * The warning signs of an alliance as of an instant (milliseconds since 1970), in the order of the signs: at most one
 * finding of each rule. A paused alliance is checked for W5 and W7 only, one that has ended for nothing.
 */
export function warningSignsOf(
  state: AssessmentState,
  asOf: number,
  {
    thresholds = DEFAULT_THRESHOLDS,
    reciprocity = reciprocityOf(state, asOf),
    mostEvents = Number.POSITIVE_INFINITY,
  }: Inspection = {},
): Finding[] {
  const drafts = drafted(state, asOf, { thresholds, reciprocity, mostEvents });
  return drafts.map((draft) => withEvents(draft, mostEvents));
}

function drafted(
  state: AssessmentState,
  asOf: number,
  { thresholds, reciprocity, mostEvents }: Required<Inspection>,
): DraftFinding[] {
  const phase = phaseOf(state.profile);
  if (isEnded(phase)) return [];
  const always = {
    W5: differentValues(state, asOf, thresholds.W5, reciprocity),
    W7: openEnded(state, asOf, thresholds.W7),
  };
  if (phase === 'paused') return [...always.W5, ...always.W7];
  return [
    ...noTrust(state, asOf, thresholds.W1, mostEvents),
    ...noDriver(state, asOf, thresholds.W2),
    ...noResources(state, asOf, thresholds.W3),
    ...culturalUnawareness(state, asOf, thresholds.W4),
    ...always.W5,
    ...unequalEffort(state, thresholds.W6, reciprocity, mostEvents),
    ...always.W7,
    ...fading(state, asOf, thresholds.W8),
  ];
}

/** The level of each sign there is: that of its worst finding. */
export function levelsOf(findings: readonly Finding[]): Partial<Record<WarningSign, WarningLevel>> {
  const levels: Partial<Record<WarningSign, WarningLevel>> = {};
  for (const { sign, level } of findings) if (levels[sign] !== 'red') levels[sign] = level;
  return levels;
}
