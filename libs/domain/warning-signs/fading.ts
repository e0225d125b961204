import { dayOfEvent } from '../assessment/days.js';
import { medianGap } from '../assessment/signs-of-life.js';
import { defined } from '../shared/defined.js';
import { type SignRules, activeDaysSince, counted } from './sign-rules.js';

const thresholds = { amberDays: 45, medianGaps: 3, redDays: 90 };

export const fading: SignRules<typeof thresholds> = {
  sign: 'W8',
  version: 2,
  thresholds,
  *check(assessed, { amberDays, medianGaps, redDays }) {
    const { lastSign } = assessed.state;
    const days = activeDaysSince(assessed, dayOfEvent(lastSign));
    const median = medianGap(assessed.state);
    const allowed = Math.max(amberDays, medianGaps * (median ?? 0));
    const isRed = days > redDays;
    if (!isRed && days <= allowed) return;
    yield {
      level: isRed ? 'red' : 'amber',
      rule: 'silence',
      facts: defined({ days, medianGap: median, allowed }),
      text: `Nothing has happened for ${counted(days, 'day')}.`,
      advice: isRed
        ? 'Call each other; if nobody wants to go on, conclude the alliance, or record that it has lapsed.'
        : 'Call each other, and agree on the next thing to do.',
      refs: [lastSign],
      ...(isRed && { proposal: 'AllianceLapsed' }),
    };
  },
};
