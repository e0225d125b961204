import type { AllianceState } from '../state/alliance-state.js';
import type { Command } from '../catalogue/commands.js';
import type { AllianceEvent } from '../catalogue/events.js';
import { mustNotBeDueBeforeMade, mustNotPromiseToOneself } from '../rules/commitments.js';
import { mustBeUnused } from '../rules/ids.js';
import { mustShareOut } from '../rules/shares.js';
import { propose } from './propose.js';

export function makeCommitment(command: Command<'MakeCommitment'>, state: AllianceState): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  mustBeUnused('commitment', data.commitmentId, state.commitments.has(data.commitmentId));
  mustNotPromiseToOneself(data.debtors, data.creditors);
  mustNotBeDueBeforeMade(data.dueOn, occurredOn);
  mustShareOut(data.shares, data.debtors, 'debtor');
  return propose(state, { type: 'CommitmentMade', occurredOn, data }, now);
}
