import { isRecordedWithAny } from '../alliance/epochs.js';
import { idOfOutcome } from '../commitment/disputes.js';
import { disputableOutcome, mustBeDisputed, mustBeDue, outcomeMustStand } from '../rules/commitments.js';
import { judge } from '../rules/judgement.js';
import { mustBeAbleToExcuse, mustBeConfirmed, mustBeInvolved, mustBeParty } from '../rules/parties.js';
import { mustNotComeAfter } from '../rules/time.js';
import { commitmentAt, type Deciders, propose, record } from './propose.js';

/** What became of a promise, and what is said about that. */
export const OUTCOME_DECIDERS = {
  /** Kept, or partly kept where only a fraction was delivered. */
  FulfilCommitment(command, state) {
    const { occurredOn, now } = command;
    const { fraction = 1, ...delivery } = command.data;
    const { commitment, entry, parties } = commitmentAt(state, command);
    mustNotComeAfter('deliveredOn', delivery.deliveredOn, command);
    outcomeMustStand(commitment, entry);
    mustBeConfirmed(parties, delivery);
    const judgedBy = judge(state.profile, commitment, entry, { fraction, on: delivery.deliveredOn });
    return propose(
      state,
      fraction < 1
        ? { type: 'CommitmentPartlyKept', occurredOn, data: { ...delivery, fraction, judgedBy } }
        : { type: 'CommitmentKept', occurredOn, data: { ...delivery, judgedBy } },
      now,
    );
  },

  MissCommitment(command, state) {
    const { data, occurredOn, now } = command;
    const { commitment, entry, parties } = commitmentAt(state, command);
    mustNotComeAfter('asOf', data.asOf, command);
    outcomeMustStand(commitment, entry);
    if (data.by !== undefined) mustBeParty(parties, data.by);
    if (data.excusedBy !== undefined) mustBeAbleToExcuse(parties, data.excusedBy);
    if (!isRecordedWithAny(state.epochs, entry)) mustBeDue(state.profile, commitment, entry, data);
    const judgedBy = judge(state.profile, commitment, entry, { fraction: 0, on: data.asOf });
    return propose(state, { type: 'CommitmentMissed', occurredOn, data: { ...data, judgedBy } }, now);
  },

  /** A debtor's word alone, which moves no trust. */
  ClaimDelivery(command, state) {
    const { commitment, entry } = commitmentAt(state, command);
    outcomeMustStand(commitment, entry);
    return record(command, state);
  },

  DisputeOutcome(command, state) {
    const { data, occurredOn, now } = command;
    const { commitment, entry, parties } = commitmentAt(state, command);
    mustBeInvolved(state.profile, parties, data.by);
    const outcome = idOfOutcome(disputableOutcome(commitment, entry));
    return propose(state, { type: 'OutcomeDisputed', occurredOn, data: { ...data, outcome } }, now);
  },

  ResolveDispute(command, state) {
    const { commitment, entry } = commitmentAt(state, command);
    mustBeDisputed(commitment, entry);
    return record(command, state);
  },
} satisfies Deciders;
