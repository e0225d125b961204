import { TRUST_POLICY_PRESETS, currentPartners, dateOf, statusOf } from '#domain';
import type { AllianceChanges, AllianceState, CommandData, CommandType, Commitment } from '#domain';
import type { Intent } from './intent.js';

/** Everyone there is; the first three form the alliance. */
export const PEOPLE = ['ann', 'ben', 'cem', 'dan', 'eve'] as const;

/** A day, counted from 1970-01-01, as its intent would tell it. */
export function told(day: number, { precision, amount }: Pick<Intent, 'precision' | 'amount'>): string {
  const date = dateOf(day);
  switch (precision) {
    case 'year':
      return date.slice(0, 4);
    case 'month':
      return date.slice(0, 7);
    case 'day':
      return date;
    case 'instant':
      return `${date}T${String(amount % 24).padStart(2, '0')}:30:00Z`;
    default:
      return precision satisfies never;
  }
}

/**
 * What an intent means to the alliance as it is. It need not be allowed: only that it could be.
 *
 * @param nth of the intent, for new ids
 * @param day when it happens, counted from 1970-01-01
 */
export function dataOf(
  intent: Intent,
  state: AllianceState,
  nth: number,
  day: number,
): CommandData[CommandType] {
  const { action, who, whom, amount } = intent;
  const partners = currentPartners(state.profile).map(({ partnerId }) => partnerId);
  switch (action) {
    case 'FormAlliance':
      return formationOf(intent);
    case 'AdmitPartner':
      return { partnerId: pick(PEOPLE, who), name: pick(PEOPLE, who).toUpperCase() };
    case 'RecordDeparture':
      return { partnerId: pick(partners, who), reason: 'moved on' };
    case 'AppointCoordinator':
      return { partnerId: pick(partners, who) };
    case 'StandDownCoordinator':
      return {};
    case 'MakeCommitment':
      return promise(intent, partners, `c${nth}`, day);
    case 'MakeContribution':
      return {
        contributionId: `g${nth}`,
        givers: some(partners, who),
        kind: pick(['time', 'money', 'expertise'] as const, amount),
        description: `gift ${nth}`,
        ...(whom % 3 === 0 && { beneficiaries: [{ partnerId: pick(partners, whom), share: 1 }] }),
        ...(whom % 3 === 1 && { beneficiaries: [] }),
      };
    case 'HoldReview':
      return {
        reviewId: `r${nth}`,
        ratings: ratings(intent, partners),
        decision: 'continue',
        ...(amount % 2 === 0 && { nextReviewOn: dateOf(day + 90) }),
      };
    case 'RenegotiateAlliance':
      return { changes: changes(intent, partners, nth), consents: partners, reason: `talk ${nth}` };
    case 'PauseAlliance':
      return { reason: 'winter' };
    case 'ResumeAlliance':
      return {};
    case 'LapseAlliance':
      return { basis: 'nobody called' };
    case 'ReviveAlliance':
      return { basis: 'they met again' };
    case 'DissolveAlliance':
      return { reason: 'achieved', openCommitments: fates(intent, state) };
    case 'FormaliseAlliance':
      return { instrument: 'a treaty' };
    case 'FulfilCommitment':
    case 'MissCommitment':
    case 'RenegotiateCommitment':
    case 'ReleaseCommitment':
    case 'WithdrawCommitment':
      return ofCommitment(intent, state, told(day, intent), day);
    default:
      return action satisfies never;
  }
}

/** The alliance that a first intent forms, whatever else it wished for. */
export function formationOf({ who, amount }: Intent): CommandData['FormAlliance'] {
  const trustPolicy = pick(Object.values(TRUST_POLICY_PRESETS), amount);
  const partners = PEOPLE.slice(0, 3).map((partnerId) => ({ partnerId, name: partnerId.toUpperCase() }));
  return {
    name: 'The Alliance',
    purpose: 'To help each other',
    kind: 'alliance',
    partners,
    trustPolicy,
    ...(who % 2 === 0 && { coordinator: 'ann' }),
  };
}

function promise(
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

function ofCommitment(
  { action, who, which, amount }: Intent,
  state: AllianceState,
  occurredOn: string,
  day: number,
): CommandData[CommandType] {
  const commitment = chosen(state, which);
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
    default:
      return { commitmentId, by: debtors, reason: 'no means' };
  }
}

/** An open commitment, as a rule; now and then one with an outcome, which the next one supersedes. */
function chosen(state: AllianceState, which: number): Commitment | undefined {
  const all = state.commitments.valueSeq().toArray();
  const open = all.filter((commitment) => statusOf(commitment) === 'open');
  return pick(which % 5 > 0 && open.length > 0 ? open : all, which);
}

function ratings({ who, amount }: Intent, partners: readonly string[]): CommandData['HoldReview']['ratings'] {
  const rater = pick(partners, who);
  const score = 1 + (amount % 5);
  return partners.filter((subject) => subject !== rater).map((subject) => ({ rater, subject, score }));
}

function changes({ amount }: Intent, partners: readonly string[], nth: number): AllianceChanges {
  const equal = Object.fromEntries(partners.map((partnerId) => [partnerId, 1 / partners.length]));
  return pick(
    [
      { trustPolicy: pick(Object.values(TRUST_POLICY_PRESETS), amount >> 2) },
      { purpose: `purpose ${nth}` },
      { shares: equal },
      {},
    ],
    amount,
  );
}

function fates({ who }: Intent, state: AllianceState): CommandData['DissolveAlliance']['openCommitments'] {
  return state.commitments
    .valueSeq()
    .filter((commitment) => statusOf(commitment) === 'open')
    .map(({ commitmentId }, index) => ({
      commitmentId,
      becomes: pick(['released', 'missed', 'carried-over'] as const, who + index),
    }))
    .toArray();
}

function pick<T>(items: readonly T[], number: number): T {
  // Of nothing, nothing is picked: the command is refused, as it should be.
  return items[number % Math.max(1, items.length)] as T;
}

/** At least one of them. */
function some(items: readonly string[], bits: number): readonly string[] {
  const those = items.filter((_, index) => (bits >> index) % 2 === 1);
  return those.length > 0 ? those : [pick(items, bits)];
}
