import { partiesAt, reassigned } from '../commitment/terms.js';
import {
  acknowledgementMustStand,
  closingMustStand,
  mustNotBeDueBeforeAgreed,
  mustNotPromiseToOneself,
  renegotiationMustStand,
} from '../rules/commitments.js';
import { mustBeUnused } from '../rules/ids.js';
import {
  mustBeAllCreditors,
  mustBeAllDebtors,
  mustHaveConsentOfAll,
  stillPartners,
} from '../rules/parties.js';
import { mustShareOut } from '../rules/shares.js';
import { mustBindFew } from '../rules/size.js';
import { commitmentAt, type Deciders, record } from './propose.js';

/** A promise, and how it changes. */
export const COMMITMENT_DECIDERS = {
  MakeCommitment(command, state) {
    const { occurredOn, data } = command;
    mustBeUnused('commitment', data.commitmentId, state.commitments.has(data.commitmentId));
    mustNotPromiseToOneself(data.debtors, data.creditors);
    mustNotBeDueBeforeAgreed(data.dueOn, occurredOn);
    mustShareOut(data.shares, data.debtors, 'debtor');
    return record(command, state);
  },

  AcknowledgeCommitment(command, state) {
    const { commitment, entry } = commitmentAt(state, command);
    acknowledgementMustStand(commitment, { ...entry, creditor: command.data.creditor });
    return record(command, state);
  },

  RenegotiateCommitment(command, state) {
    const { commitment, entry, parties } = commitmentAt(state, command);
    renegotiationMustStand(state.profile, commitment, entry);
    mustHaveConsentOfAll(stillPartners(state.epochs, command, parties), command.data.consents);
    mustNotBeDueBeforeAgreed(command.data.dueOn, command.occurredOn);
    return record(command, state);
  },

  /** Other parties, with the consent of all there were, as far as they are partners, and all there are from now on. */
  ReassignCommitment(command, state) {
    const { commitment, entry, parties } = commitmentAt(state, command);
    renegotiationMustStand(state.profile, commitment, entry);
    const after = reassigned(partiesAt(commitment, entry), command.data);
    mustNotPromiseToOneself(after.debtors, after.creditors);
    mustBindFew(after.debtors, after.creditors);
    const debtors = [...parties.debtors, ...after.debtors];
    const creditors = [...parties.creditors, ...after.creditors];
    const concerned = stillPartners(state.epochs, command, { ...parties, debtors, creditors });
    mustHaveConsentOfAll(concerned, command.data.consents);
    return record(command, state);
  },

  ReleaseCommitment(command, state) {
    const { commitment, entry, parties } = commitmentAt(state, command);
    closingMustStand(state.profile, commitment, entry, 'CommitmentReleased');
    mustBeAllCreditors(parties, command.data.by);
    return record(command, state);
  },

  WithdrawCommitment(command, state) {
    const { commitment, entry, parties } = commitmentAt(state, command);
    closingMustStand(state.profile, commitment, entry, 'CommitmentWithdrawn');
    mustBeAllDebtors(parties, command.data.by);
    return record(command, state);
  },
} satisfies Deciders;
