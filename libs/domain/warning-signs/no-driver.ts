import { activeDaysBetween, dayOfEvent } from '../assessment/days.js';
import { type AssessmentState } from '../assessment/assessment-state.js';
import { dayOf } from '../time/occurred-on.js';
import { type DraftFinding, counted, finding, named } from './finding.js';
import { type WarningThresholds } from './thresholds.js';

/** W2 */
export function noDriver(
  state: AssessmentState,
  asOf: number,
  limits: WarningThresholds['W2'],
): DraftFinding[] {
  return [...noCoordinator(state, asOf, limits), ...silentCoordinator(state, asOf, limits)];
}

function noCoordinator(
  { profile, vacantSince }: AssessmentState,
  asOf: number,
  limits: WarningThresholds['W2'],
): DraftFinding[] {
  if (!vacantSince) return [];
  const days = activeDaysBetween(profile, dayOfEvent(vacantSince), dayOf(asOf));
  if (days < limits.amberDays) return [];
  return [
    finding('W2', {
      level: days >= limits.redDays ? 'red' : 'amber',
      rule: 'no-coordinator',
      facts: { days },
      text: `Nobody has coordinated the alliance for ${counted(days, 'day')}.`,
      advice: 'Agree on who calls the meetings and chases the promises, and appoint that partner.',
      refs: [vacantSince],
    }),
  ];
}

function silentCoordinator(
  state: AssessmentState,
  asOf: number,
  limits: WarningThresholds['W2'],
): DraftFinding[] {
  const { profile, lastSeen } = state;
  const { coordinator } = profile;
  const seen = coordinator && lastSeen.get(coordinator.partnerId);
  if (!seen) return [];
  const days = activeDaysBetween(profile, dayOfEvent(seen), dayOf(asOf));
  if (days < limits.silentDays) return [];
  return [
    finding('W2', {
      level: 'red',
      rule: 'coordinator-silent',
      facts: { coordinator: coordinator.partnerId, days },
      text: `${named(profile, [coordinator.partnerId])} coordinates the alliance, and has done nothing in it for ${counted(days, 'day')}.`,
      advice: 'Ask whether the coordinator still has the time; if not, appoint another partner.',
      refs: [seen],
    }),
  ];
}
