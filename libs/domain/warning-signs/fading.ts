import { dayOfEvent } from '../assessment/days.js';
import { type AssessmentState } from '../assessment/assessment-state.js';
import { medianGap } from '../assessment/signs-of-life.js';
import { dayOf } from '../time/occurred-on.js';
import { type DraftFinding, counted, finding } from './finding.js';
import { type WarningThresholds } from './thresholds.js';

/** W8 */
export function fading(
  state: AssessmentState,
  asOf: number,
  limits: WarningThresholds['W8'],
): DraftFinding[] {
  const days = dayOf(asOf) - dayOfEvent(state.lastSign);
  const median = medianGap(state);
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
      refs: [state.lastSign],
      ...(isRed && { proposal: 'AllianceLapsed' }),
    }),
  ];
}
