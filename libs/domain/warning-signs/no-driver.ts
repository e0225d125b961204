import { activeDaysBetween, dayOfMark } from '../ledger/days.js';
import type { Ledger } from '../ledger/ledger.js';
import { dayOf } from '../time/occurred-on.js';
import { counted, finding, named } from './finding.js';
import type { Drafted } from './finding.js';
import type { WarningThresholds } from './thresholds.js';

/** W2 */
export function noDriver(ledger: Ledger, asOf: number, limits: WarningThresholds['W2']): Drafted[] {
  return [...noCoordinator(ledger, asOf, limits), ...silentCoordinator(ledger, asOf, limits)];
}

function noCoordinator(
  { profile, vacantSince }: Ledger,
  asOf: number,
  limits: WarningThresholds['W2'],
): Drafted[] {
  if (!vacantSince) return [];
  const days = activeDaysBetween(profile, dayOfMark(vacantSince), dayOf(asOf));
  if (days < limits.amberDays) return [];
  return [
    finding('W2', {
      level: days >= limits.redDays ? 'red' : 'amber',
      rule: 'no-coordinator',
      facts: { days },
      text: `Nobody has coordinated the alliance for ${counted(days, 'day')}.`,
      advice: 'Agree on who calls the meetings and chases the promises, and appoint that partner.',
      marks: [vacantSince],
    }),
  ];
}

function silentCoordinator(ledger: Ledger, asOf: number, limits: WarningThresholds['W2']): Drafted[] {
  const { profile, lastSeen } = ledger;
  const { coordinator } = profile;
  const seen = coordinator && lastSeen.get(coordinator.partnerId);
  if (!seen) return [];
  const days = activeDaysBetween(profile, dayOfMark(seen), dayOf(asOf));
  if (days < limits.silentDays) return [];
  return [
    finding('W2', {
      level: 'red',
      rule: 'coordinator-silent',
      facts: { coordinator: coordinator.partnerId, days },
      text: `${named(profile, [coordinator.partnerId])} coordinates the alliance, and has done nothing in it for ${counted(days, 'day')}.`,
      advice: 'Ask whether the coordinator still has the time; if not, appoint another partner.',
      marks: [seen],
    }),
  ];
}
