import type { AllianceState } from '../state/alliance-state.js';
import type { Command } from '../catalogue/commands.js';
import type { AllianceEvent } from '../catalogue/events.js';
import { propose } from './propose.js';

export function pauseAlliance(command: Command<'PauseAlliance'>, state: AllianceState): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  return propose(state, { type: 'AlliancePaused', occurredOn, data }, now);
}

export function resumeAlliance(command: Command<'ResumeAlliance'>, state: AllianceState): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  return propose(state, { type: 'AllianceResumed', occurredOn, data }, now);
}

export function lapseAlliance(command: Command<'LapseAlliance'>, state: AllianceState): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  return propose(state, { type: 'AllianceLapsed', occurredOn, data }, now);
}

export function reviveAlliance(command: Command<'ReviveAlliance'>, state: AllianceState): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  return propose(state, { type: 'AllianceRevived', occurredOn, data }, now);
}

export function formaliseAlliance(
  command: Command<'FormaliseAlliance'>,
  state: AllianceState,
): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  return propose(state, { type: 'AllianceFormalised', occurredOn, data }, now);
}
