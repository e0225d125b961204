import { dayOfEvent } from '../assessment/days.js';
import { type SignRules, activeDaysSince, counted, named } from './sign-rules.js';

const thresholds = { amberDays: 14, redDays: 45, silentDays: 60 };

export const noDriver: SignRules<typeof thresholds> = {
  sign: 'W2',
  version: 2,
  thresholds,
  *check(assessed, limits) {
    const { vacantSince, lastSeen, profile } = assessed.state;
    const vacant = vacantSince ? activeDaysSince(assessed, dayOfEvent(vacantSince)) : 0;
    if (vacantSince && vacant >= limits.amberDays)
      yield {
        level: vacant >= limits.redDays ? 'red' : 'amber',
        rule: 'no-coordinator',
        facts: { days: vacant },
        text: `Nobody has coordinated the alliance for ${counted(vacant, 'day')}.`,
        advice: 'Agree on who calls the meetings and chases the promises, and appoint that partner.',
        refs: [vacantSince],
      };
    const coordinator = profile.coordinator?.partnerId;
    const seen = coordinator === undefined ? undefined : lastSeen.get(coordinator);
    const silent = seen ? activeDaysSince(assessed, dayOfEvent(seen)) : 0;
    if (coordinator !== undefined && seen && silent >= limits.silentDays)
      yield {
        level: 'red',
        rule: 'coordinator-silent',
        facts: { coordinator, days: silent },
        text: `${named(assessed, [coordinator])} coordinates the alliance, and has done nothing in it for ${counted(silent, 'day')}.`,
        advice: 'Ask whether the coordinator still has the time; if not, appoint another partner.',
        refs: [seen],
      };
  },
};
