import type { AllianceState } from '../state/alliance-state.js';
import type { Command } from '../catalogue/commands.js';
import type { Commitment, CommitmentEntry } from '../commitment/commitment.js';
import { entryOf } from '../commitment/evolve-commitment.js';
import { partiesAt } from '../commitment/terms.js';
import type { AllianceEvent } from '../catalogue/events.js';
import {
  closingMustStand,
  mustBeMade,
  mustNotBeDueBeforeMade,
  renegotiationMustStand,
} from '../rules/commitments.js';
import { mustBeAllCreditors, mustBeAllDebtors, mustHaveConsentOfAll } from '../rules/parties.js';
import { nextEventTime, propose } from './propose.js';

export function renegotiateCommitment(
  command: Command<'RenegotiateCommitment'>,
  state: AllianceState,
): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  const { commitment, entry, parties } = commitmentOf(command, state);
  renegotiationMustStand(state.profile, commitment, entry);
  mustHaveConsentOfAll(parties, data.consents);
  mustNotBeDueBeforeMade(data.dueOn, commitment.made.occurredOn);
  return propose(state, { type: 'CommitmentRenegotiated', occurredOn, data }, now);
}

export function releaseCommitment(
  command: Command<'ReleaseCommitment'>,
  state: AllianceState,
): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  const { commitment, entry, parties } = commitmentOf(command, state);
  closingMustStand(state.profile, commitment, entry, 'CommitmentReleased');
  mustBeAllCreditors(parties, data.by);
  return propose(state, { type: 'CommitmentReleased', occurredOn, data }, now);
}

export function withdrawCommitment(
  command: Command<'WithdrawCommitment'>,
  state: AllianceState,
): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  const { commitment, entry, parties } = commitmentOf(command, state);
  closingMustStand(state.profile, commitment, entry, 'CommitmentWithdrawn');
  mustBeAllDebtors(parties, data.by);
  return propose(state, { type: 'CommitmentWithdrawn', occurredOn, data }, now);
}

function commitmentOf(
  command: Command<'RenegotiateCommitment' | 'ReleaseCommitment' | 'WithdrawCommitment'>,
  state: AllianceState,
): {
  commitment: Commitment;
  entry: CommitmentEntry;
  parties: Pick<Commitment, 'commitmentId' | 'debtors' | 'creditors'>;
} {
  const { commitmentId } = command.data;
  const commitment = mustBeMade(state, commitmentId, command.occurredOn);
  const entry = entryOf(nextEventTime(state, command), commitment.made.occurredOn);
  return { commitment, entry, parties: { commitmentId, ...partiesAt(commitment, entry) } };
}
