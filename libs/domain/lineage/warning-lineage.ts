import { SIGN_RULES, levelsOf, warningSignsOf } from '../warning-signs/warning-signs-of.js';
import { WARNING_SIGNS, type WarningSign } from '../warning-signs/warning-sign.js';
import { type FigureLineage } from './lineage.js';
import { type LineageSources } from './sources.js';

/** Where a warning sign comes from, or what its absence was found by, as of an instant: milliseconds since 1970. */
export function warningLineage(sources: LineageSources, sign: WarningSign, at: number): FigureLineage {
  const { state, withIds } = sources;
  const findings = warningSignsOf(state, at).filter((finding) => finding.sign === sign);
  const { version, thresholds } = SIGN_RULES[sign];
  return {
    figure: `warning-signs.${sign}`,
    at,
    values: { name: WARNING_SIGNS[sign], level: levelsOf(findings)[sign] ?? 'none' },
    rule: {
      name: `warning-signs.${sign}`,
      version,
      formulas: [
        'level = that of the worst finding; none without any',
        'a finding is there where its facts are beyond the thresholds of its rule',
      ],
      thresholds,
    },
    policies: state.profile.policies,
    inputs: findings.map(({ rule, level, facts, text, advice, events }) => ({
      input: 'finding',
      values: { rule, level, facts, text, advice },
      events: withIds(events),
    })),
  };
}
