import { isEnded } from '../catalogue/phases.js';
import { currentPartners, phaseOf } from '../alliance/profile.js';
import { type AssessmentState } from '../assessment/assessment-state.js';
import { eventIdsOf } from '../assessment/event-ids.js';
import { reciprocityOf } from '../reciprocity/reciprocity-of.js';
import { type Reciprocity } from '../reciprocity/reciprocity.js';
import { dayOf } from '../time/occurred-on.js';
import { culturalUnawareness } from './cultural-unawareness.js';
import { differentValues } from './different-values.js';
import { fading } from './fading.js';
import { noDriver } from './no-driver.js';
import { noResources } from './no-resources.js';
import { noTrust } from './no-trust.js';
import { openEnded } from './open-ended.js';
import { type Assessed, type SignRules } from './sign-rules.js';
import { unequalEffort } from './unequal-effort.js';
import { type Finding, WARNING_SIGNS, type WarningLevel, type WarningSign } from './warning-sign.js';

/** Each sign, in order: its rules, their version and their thresholds are in a file of its own. */
export const SIGN_RULES = {
  W1: noTrust,
  W2: noDriver,
  W3: noResources,
  W4: culturalUnawareness,
  W5: differentValues,
  W6: unequalEffort,
  W7: openEnded,
  W8: fading,
} as const;

export type WarningThresholds = { readonly [S in WarningSign]: (typeof SIGN_RULES)[S]['thresholds'] };

export interface Inspection {
  /** Of signs that are to be looked for by others than our defaults. */
  readonly thresholds?: Partial<WarningThresholds>;
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
    thresholds = {},
    reciprocity = reciprocityOf(state, asOf),
    mostEvents = Number.POSITIVE_INFINITY,
  }: Inspection = {},
): Finding[] {
  const phase = phaseOf(state.profile);
  if (isEnded(phase)) return [];
  const present = new Set(currentPartners(state.profile).map(({ partnerId }) => partnerId));
  const assessed: Assessed = { state, asOf, today: dayOf(asOf), present, reciprocity, mostEvents };
  return Object.values<SignRules<object>>(SIGN_RULES)
    .filter(({ whilePaused }) => phase === 'active' || whilePaused)
    .flatMap((rules) => findingsOf(assessed, rules, thresholds[rules.sign] ?? rules.thresholds));
}

function findingsOf(assessed: Assessed, rules: SignRules<object>, limits: object): Finding[] {
  return Array.from(rules.check(assessed, limits), ({ refs, ...draft }) => ({
    sign: rules.sign,
    name: WARNING_SIGNS[rules.sign],
    version: rules.version,
    ...draft,
    events: eventIdsOf(refs, assessed.mostEvents),
  }));
}

/** The level of each sign there is: that of its worst finding. */
export function levelsOf(findings: readonly Finding[]): Partial<Record<WarningSign, WarningLevel>> {
  const levels: Partial<Record<WarningSign, WarningLevel>> = {};
  for (const { sign, level } of findings) if (levels[sign] !== 'red') levels[sign] = level;
  return levels;
}
