import type { AllianceState } from '../state/alliance-state.js';
import type { Command } from '../catalogue/commands.js';
import type { Commitment, CommitmentEntry } from '../commitment/commitment.js';
import { partiesAt } from '../commitment/terms.js';
import { entryOf } from '../commitment/evolve-commitment.js';
import type { AllianceEvent } from '../catalogue/events.js';
import { mustBeDue, mustBeMade, outcomeMustStand } from '../rules/commitments.js';
import { judge } from '../rules/judgement.js';
import { mustBeConfirmed, mustBeCreditor, mustBeParty } from '../rules/parties.js';
import { mustNotComeAfter } from '../rules/time.js';
import { nextEventTime, propose } from './propose.js';

/** Kept, or partly kept where only a fraction was delivered. */
export function fulfilCommitment(
  command: Command<'FulfilCommitment'>,
  state: AllianceState,
): AllianceEvent[] {
  const { occurredOn, now } = command;
  const { fraction = 1, ...delivery } = command.data;
  const commitment = mustBeMade(state, delivery.commitmentId, occurredOn);
  const entry = entryOf(nextEventTime(state, command), commitment.made.occurredOn);
  mustNotComeAfter('deliveredOn', delivery.deliveredOn, entry);
  outcomeMustStand(commitment, entry);
  mustBeConfirmed(partiesThen(commitment, entry), delivery);
  const judgedBy = judge(state.profile, commitment, entry, { fraction, on: delivery.deliveredOn });
  return propose(
    state,
    fraction < 1
      ? { type: 'CommitmentPartlyKept', occurredOn, data: { ...delivery, fraction, judgedBy } }
      : { type: 'CommitmentKept', occurredOn, data: { ...delivery, judgedBy } },
    now,
  );
}

export function missCommitment(command: Command<'MissCommitment'>, state: AllianceState): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  const commitment = mustBeMade(state, data.commitmentId, occurredOn);
  const entry = entryOf(nextEventTime(state, command), commitment.made.occurredOn);
  mustNotComeAfter('asOf', data.asOf, entry);
  outcomeMustStand(commitment, entry);
  const parties = partiesThen(commitment, entry);
  if (data.by !== undefined) mustBeParty(parties, data.by);
  if (data.excusedBy !== undefined) mustBeCreditor(parties, data.excusedBy, 'excuse a miss');
  mustBeDue(state.profile, commitment, entry, data);
  const judgedBy = judge(state.profile, commitment, entry, { fraction: 0, on: data.asOf });
  return propose(state, { type: 'CommitmentMissed', occurredOn, data: { ...data, judgedBy } }, now);
}

function partiesThen(
  commitment: Commitment,
  entry: CommitmentEntry,
): Pick<Commitment, 'commitmentId' | 'debtors' | 'creditors'> {
  return { commitmentId: commitment.commitmentId, ...partiesAt(commitment, entry) };
}
