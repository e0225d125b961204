import { type Evidence, type Prior } from './score.js';

/** What a track record, evidence pooled over alliances, is read with. */
export const TRACK_RECORD_PRIOR: Prior = { baseRate: 0.5, priorWeight: 2 };

/** Evidence of several keys at one moment, as one: pooled over pairs, partners and alliances, it just adds up. */
export function pooled(evidence: Iterable<Evidence>): Evidence {
  let R = 0;
  let S = 0;
  for (const one of evidence) {
    R += one.R;
    S += one.S;
  }
  return { R, S };
}
