import type { AllianceState } from '../state/alliance-state.js';
import type { Command } from '../catalogue/commands.js';
import type { Commitment, CommitmentEntry } from '../commitment/commitment.js';
import { entryOf } from '../commitment/evolve-commitment.js';
import { partiesAt, reassigned } from '../commitment/terms.js';
import type { AllianceEvent } from '../catalogue/events.js';
import {
  acknowledgementMustStand,
  disputeMustStand,
  mustBeMade,
  mustNotPromiseToOneself,
  outcomeMustStand,
  renegotiationMustStand,
} from '../rules/commitments.js';
import { mustBeInvolved, mustHaveConsentOfAll } from '../rules/parties.js';
import { mustBindFew } from '../rules/size.js';
import { nextEventTime, propose } from './propose.js';

/** A debtor's word alone, which moves no trust. */
export function claimDelivery(command: Command<'ClaimDelivery'>, state: AllianceState): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  const { commitment, entry } = inPlace(command, state);
  outcomeMustStand(commitment, entry);
  return propose(state, { type: 'DeliveryClaimed', occurredOn, data }, now);
}

export function acknowledgeCommitment(
  command: Command<'AcknowledgeCommitment'>,
  state: AllianceState,
): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  const { commitment, entry } = inPlace(command, state);
  acknowledgementMustStand(commitment, { ...entry, creditor: data.creditor });
  return propose(state, { type: 'CommitmentAcknowledged', occurredOn, data }, now);
}

/** Other parties, with the consent of all there were and all there are from now on. */
export function reassignCommitment(
  command: Command<'ReassignCommitment'>,
  state: AllianceState,
): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  const { commitment, entry } = inPlace(command, state);
  renegotiationMustStand(state.profile, commitment, entry);
  const before = partiesAt(commitment, entry);
  const after = reassigned(before, data);
  mustNotPromiseToOneself(after.debtors, after.creditors);
  mustBindFew(after.debtors, after.creditors);
  mustHaveConsentOfAll(
    {
      commitmentId: data.commitmentId,
      debtors: [...before.debtors, ...after.debtors],
      creditors: [...before.creditors, ...after.creditors],
    },
    data.consents,
  );
  return propose(state, { type: 'CommitmentReassigned', occurredOn, data }, now);
}

export function disputeOutcome(command: Command<'DisputeOutcome'>, state: AllianceState): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  const { commitment, entry } = inPlace(command, state);
  mustBeInvolved(
    state.profile,
    { commitmentId: data.commitmentId, ...partiesAt(commitment, entry) },
    data.by,
  );
  disputeMustStand(commitment, entry, false);
  return propose(state, { type: 'OutcomeDisputed', occurredOn, data }, now);
}

export function resolveDispute(command: Command<'ResolveDispute'>, state: AllianceState): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  const { commitment, entry } = inPlace(command, state);
  disputeMustStand(commitment, entry, true);
  return propose(state, { type: 'DisputeResolved', occurredOn, data }, now);
}

function inPlace(
  command: Command<
    'ClaimDelivery' | 'AcknowledgeCommitment' | 'ReassignCommitment' | 'DisputeOutcome' | 'ResolveDispute'
  >,
  state: AllianceState,
): { commitment: Commitment; entry: CommitmentEntry } {
  const commitment = mustBeMade(state, command.data.commitmentId, command.occurredOn);
  return { commitment, entry: entryOf(nextEventTime(state, command), commitment.made.occurredOn) };
}
