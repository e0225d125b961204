import { RECIPROCITY_VERSION } from '../reciprocity/reciprocity-of.js';
import { SCORECARD_VERSION } from '../scorecard/scorecard-of.js';
import { CORE_VERSION } from '../state/core-json.js';
import { SIGN_RULES } from '../warning-signs/warning-signs-of.js';

/**
 * The version of all that assessments say, for whoever stores them: another number whenever a sign's version or
 * thresholds, or the version of the scorecard, of reciprocity or of the state they rest on change. It is a hash (FNV-1a, 31 bits) of these, so that
 * nobody has to remember to raise it; a later one need not be greater.
 */
export const ASSESSMENT_RULES_VERSION = hashOf(
  JSON.stringify([
    Object.values(SIGN_RULES).map(({ sign, version, thresholds }) => [sign, version, thresholds]),
    SCORECARD_VERSION,
    RECIPROCITY_VERSION,
    CORE_VERSION,
  ]),
);

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 1;
}
