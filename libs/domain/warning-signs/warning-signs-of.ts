import { isEnded } from '../alliance/phases.js';
import { phaseOf } from '../alliance/profile.js';
import type { Ledger } from '../ledger/ledger.js';
import { reciprocityOf } from '../reciprocity/reciprocity-of.js';
import { culturalUnawareness } from './cultural-unawareness.js';
import { differentValues } from './different-values.js';
import { fading } from './fading.js';
import { noDriver } from './no-driver.js';
import { noResources } from './no-resources.js';
import { noTrust } from './no-trust.js';
import { openEnded } from './open-ended.js';
import { DEFAULT_THRESHOLDS } from './thresholds.js';
import type { WarningThresholds } from './thresholds.js';
import { unequalEffort } from './unequal-effort.js';
import type { Finding, WarningLevel, WarningSign } from './warning-sign.js';

/**
 * The warning signs of an alliance as of an instant (milliseconds since 1970), in the order of the signs: at most one
 * finding of each rule. A paused alliance is checked for W5 and W7 only, one that has ended for nothing.
 */
export function warningSignsOf(
  ledger: Ledger,
  asOf: number,
  thresholds: WarningThresholds = DEFAULT_THRESHOLDS,
  reciprocity = reciprocityOf(ledger, asOf),
): Finding[] {
  const phase = phaseOf(ledger.profile);
  if (isEnded(phase)) return [];
  const always = {
    W5: differentValues(ledger, asOf, thresholds.W5, reciprocity),
    W7: openEnded(ledger, asOf, thresholds.W7),
  };
  if (phase === 'paused') return [...always.W5, ...always.W7];
  return [
    ...noTrust(ledger, asOf, thresholds.W1),
    ...noDriver(ledger, asOf, thresholds.W2),
    ...noResources(ledger, asOf, thresholds.W3),
    ...culturalUnawareness(ledger, asOf, thresholds.W4),
    ...always.W5,
    ...unequalEffort(ledger, thresholds.W6, reciprocity),
    ...always.W7,
    ...fading(ledger, asOf, thresholds.W8),
  ];
}

/** The level of each sign there is: that of its worst finding. */
export function levelsOf(findings: readonly Finding[]): Partial<Record<WarningSign, WarningLevel>> {
  const levels: Partial<Record<WarningSign, WarningLevel>> = {};
  for (const { sign, level } of findings) if (levels[sign] !== 'red') levels[sign] = level;
  return levels;
}
