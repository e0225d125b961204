import {
  TRUST_POLICY_PRESETS,
  currentPartners,
  dateOf,
  statusOf,
  type AllianceChanges,
  type AllianceState,
  type CommandData,
  type CommandType,
} from '#domain';
import { amendmentOfIntent } from './amendment-of-intent.js';
import { dataOfCommitment, promise } from './commitment-of-intent.js';
import { type Intent } from './intent.js';
import { dataOfTrackedItem } from './tracked-item-of-intent.js';
import { pick, some } from './pick.js';
import { dataOfUnderstanding } from './understanding-of-intent.js';

/** Everyone there is; the first three form the alliance. */
export const PEOPLE = ['ann', 'ben', 'cem', 'dan', 'eve'] as const;

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
  const { action, who, whom, which, amount } = intent;
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
        ...(which % 4 > 0 && {
          value: {
            amount,
            currency: pick(['EUR', 'USD', 'GBP'] as const, which >> 2),
            basis: 'estimate' as const,
          },
        }),
        ...(which % 5 === 0 && { overhead: true }),
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
    case 'ClaimDelivery':
    case 'AcknowledgeCommitment':
    case 'ReassignCommitment':
    case 'DisputeOutcome':
    case 'ResolveDispute':
      return dataOfCommitment({ ...intent, action }, state, partners, day);
    case 'AcknowledgeContribution':
      return {
        contributionId: pick(contributionIds(state), which),
        by: pick(partners, who),
      };
    case 'RevalueContribution':
      return {
        contributionId: pick(contributionIds(state), which),
        value: { amount, currency: 'EUR', basis: 'agreed' },
        reason: `found out ${nth}`,
      };
    case 'DeclareExpectation':
    case 'AgreeGroundRule':
    case 'DeclareProfile':
    case 'NotePriorRelationship':
    case 'HoldMeeting':
    case 'AnswerHealthCheck':
      return dataOfUnderstanding({ ...intent, action }, partners);
    case 'SetObjective':
    case 'ReportProgress':
    case 'AchieveObjective':
    case 'DropObjective':
    case 'RealiseBenefit':
    case 'DeclareResourceNeed':
    case 'MeetResourceNeed':
    case 'RaiseConcern':
    case 'ResolveConcern':
    case 'ReportBreach':
    case 'ConfirmBreach':
    case 'DismissBreach':
      return dataOfTrackedItem({ ...intent, action }, state, partners, nth, day);
    case 'ErasePersonalText':
      return { erasureId: `e${nth}`, erasedOn: dateOf(day) };
    case 'CorrectEntry':
    case 'RetractEntry':
      return amendmentOfIntent({ ...intent, action }, state, day);
    default:
      return action satisfies never;
  }
}

function contributionIds({ trackedItems }: AllianceState): readonly string[] {
  return [...trackedItems.contribution.keys()].sort();
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
      becomes: pick(['missed', 'released', 'missed', 'missed', 'carried-over'] as const, who + index),
    }))
    .toArray();
}
