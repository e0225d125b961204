import type { Ledger } from '../ledger/ledger.js';
import { DEFAULT_THRESHOLDS } from './thresholds.js';
import type { WarningThresholds } from './thresholds.js';
import type { Finding } from './warning-sign.js';

/** The warning signs of an alliance as of an instant (milliseconds since 1970). */
export function warningSignsOf(
  ledger: Ledger,
  asOf: number,
  thresholds: WarningThresholds = DEFAULT_THRESHOLDS,
): Finding[] {
  void [ledger, asOf, thresholds];
  return [];
}
