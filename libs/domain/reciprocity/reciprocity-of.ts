import type { Ledger } from '../ledger/ledger.js';
import type { Reciprocity } from './reciprocity.js';

/** Who gave what and who got it, as of an instant (milliseconds since 1970). */
export function reciprocityOf({ allianceId, gifts }: Ledger, asOf: number): Reciprocity {
  return { allianceId, asOf, contributions: gifts.size, natural: [], valued: [], coverage: 0 };
}
