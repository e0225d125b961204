import { dayOfMark } from '../ledger/days.js';
import type { Ledger } from '../ledger/ledger.js';
import { medianGap } from '../ledger/signs-of-life.js';
import { dayOf } from '../time/occurred-on.js';
import { counted, finding } from './finding.js';
import type { Drafted } from './finding.js';
import type { WarningThresholds } from './thresholds.js';

/** W8 */
export function fading(ledger: Ledger, asOf: number, limits: WarningThresholds['W8']): Drafted[] {
  const days = dayOf(asOf) - dayOfMark(ledger.lastSign);
  const median = medianGap(ledger);
  const usual = Math.max(limits.amberDays, limits.medianGaps * (median ?? 0));
  const isRed = days > limits.redDays;
  if (!isRed && days <= usual) return [];
  return [
    finding('W8', {
      level: isRed ? 'red' : 'amber',
      rule: 'silence',
      facts: { days, ...(median !== undefined && { medianGap: median }), allowed: usual },
      text: `Nothing has happened for ${counted(days, 'day')}.`,
      advice: isRed
        ? 'Call each other; if nobody wants to go on, conclude the alliance, or record that it has lapsed.'
        : 'Call each other, and agree on the next thing to do.',
      marks: [ledger.lastSign],
      ...(isRed && { proposal: 'AllianceLapsed' }),
    }),
  ];
}
