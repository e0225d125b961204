import type { AllianceState } from '../state/alliance-state.js';
import type { Command } from '../catalogue/commands.js';
import type { AllianceEvent } from '../catalogue/events.js';
import { RuleViolation } from '../rules/rule-violation.js';
import { propose } from './propose.js';

export function appointCoordinator(
  command: Command<'AppointCoordinator'>,
  state: AllianceState,
): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  return propose(state, { type: 'CoordinatorAppointed', occurredOn, data }, now);
}

/** Whoever coordinates stands down; who is named must be that partner. */
export function standDownCoordinator(
  command: Command<'StandDownCoordinator'>,
  state: AllianceState,
): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  const { coordinator, name } = state.profile;
  if (!coordinator) {
    throw new RuleViolation('not-a-partner', `${name} has no coordinator who could stand down.`);
  }
  if (data.partnerId !== undefined && data.partnerId !== coordinator.partnerId) {
    throw new RuleViolation(
      'not-a-partner',
      `The coordinator of ${name} is ${coordinator.partnerId}: ${data.partnerId} cannot stand down.`,
    );
  }
  const person = data.person ?? coordinator.person;
  const who = { partnerId: coordinator.partnerId, ...(person !== undefined && { person }) };
  return propose(state, { type: 'CoordinatorStoodDown', occurredOn, data: who }, now);
}
