import {
  DISPUTE_VERDICTS,
  dateOf,
  statusOf,
  type AllianceState,
  type CommandData,
  type Commitment,
} from '#domain';
import { type Intent, type IntentOf } from './intent.js';
import { pick, some } from './pick.js';
import { told } from './told.js';

type ActionOnCommitment =
  | 'FulfilCommitment'
  | 'MissCommitment'
  | 'RenegotiateCommitment'
  | 'ReleaseCommitment'
  | 'WithdrawCommitment'
  | 'ClaimDelivery'
  | 'AcknowledgeCommitment'
  | 'ReassignCommitment'
  | 'DisputeOutcome'
  | 'ResolveDispute';

/** A new promise, mostly with a due date. */
export function promise(
  { who, whom, which, amount }: Intent,
  partners: readonly string[],
  commitmentId: string,
  day: number,
): CommandData['MakeCommitment'] {
  return {
    commitmentId,
    debtors: some(partners, who),
    creditors: some(partners, whom),
    description: `promise ${commitmentId}`,
    weight: amount / 10,
    ...(which % 4 > 0 && { dueOn: dateOf(day + (which % 120)) }),
  };
}

/** What becomes of a promise that there is. */
export function dataOfCommitment(
  intent: IntentOf<ActionOnCommitment>,
  state: AllianceState,
  partners: readonly string[],
  day: number,
): CommandData[ActionOnCommitment] {
  const { action, who, whom, which, amount } = intent;
  const occurredOn = told(day, intent);
  const commitment = chosen(action, state, which);
  const { commitmentId = 'none', debtors = [], creditors = [] } = commitment ?? {};
  const creditor = pick(creditors, who);
  switch (action) {
    case 'FulfilCommitment': {
      const confirmation = who % 3 === 0 ? { evidence: 'seen' } : { confirmedBy: creditor };
      const part = amount > 70 && { fraction: amount / 101 };
      return { commitmentId, deliveredOn: occurredOn, ...confirmation, ...part };
    }
    case 'MissCommitment': {
      const by = pick([undefined, pick(debtors, who), creditor], amount);
      const excused = amount > 90 && { excusedBy: creditor };
      return { commitmentId, asOf: occurredOn, detectedBy: 'partner', ...(by && { by }), ...excused };
    }
    case 'RenegotiateCommitment': {
      const consents = [...new Set([...debtors, ...creditors])];
      const terms = amount % 3 === 0 ? { weight: amount / 10 } : { dueOn: dateOf(day + amount) };
      return { commitmentId, consents, reason: 'more time', ...terms };
    }
    case 'ReleaseCommitment':
      return { commitmentId, by: creditors, reason: 'no longer needed' };
    case 'WithdrawCommitment':
      return { commitmentId, by: debtors, reason: 'no means' };
    case 'ClaimDelivery':
      return { commitmentId, fraction: amount / 100 };
    case 'AcknowledgeCommitment':
      return { commitmentId, creditor };
    case 'ReassignCommitment': {
      const others = some(partners, whom);
      const consents = [...new Set([...debtors, ...creditors, ...others])];
      return { commitmentId, consents, ...(amount % 2 === 0 ? { debtors: others } : { creditors: others }) };
    }
    case 'DisputeOutcome':
      return { commitmentId, by: pick([...debtors, ...creditors], who), grounds: 'it was not so' };
    case 'ResolveDispute':
      return { commitmentId, verdict: pick(DISPUTE_VERDICTS, amount) };
    default:
      return action satisfies never;
  }
}

/**
 * An open commitment, as a rule; now and then one with an outcome, which the next one supersedes. Disputes are of
 * those that have one.
 */
function chosen(action: ActionOnCommitment, state: AllianceState, which: number): Commitment | undefined {
  const all = state.commitments.valueSeq().toArray();
  const open = all.filter((commitment) => statusOf(commitment) === 'open');
  const judged = all.filter(({ outcomes }) => outcomes.length > 0);
  const disputed = judged.filter(({ disputes }) => disputes.length > 0 && !disputes.at(-1)?.verdict);
  switch (action) {
    case 'DisputeOutcome':
      return pick(judged, which);
    case 'ResolveDispute':
      return pick(disputed, which);
    default:
      return pick(which % 5 > 0 && open.length > 0 ? open : all, which);
  }
}
