import { defined } from '../shared/defined.js';
import { type Judgement } from '../catalogue/outcomes.js';
import { pausesOf } from '../alliance/pauses.js';
import { type AllianceProfile, policyAt } from '../alliance/profile.js';
import { type Commitment } from '../commitment/commitment.js';
import { debtorShares, partiesAt, settledDueOnOf, termsAt } from '../commitment/terms.js';
import { listed } from '../shared/text.js';
import { type Moment } from '../time/moment.js';
import { type OccurredOn, firstDayOf, lastDayOf } from '../time/occurred-on.js';

/** What was delivered of the whole (0 to 1), and when; of what was missed: 0, and as of when. */
export interface Delivery {
  readonly fraction: number;
  readonly on: OccurredOn;
}

/** The terms an outcome is judged by: those in force at its moment, with the due date as pauses that were over had moved it. */
export function judge(
  profile: AllianceProfile,
  commitment: Commitment,
  moment: Moment,
  delivery: Delivery,
): Judgement {
  const terms = termsAt(commitment, moment);
  const parties = partiesAt(commitment, moment);
  const dueOn = settledDueOnOf(commitment, pausesOf(profile.phases), moment);
  return defined({
    debtors: parties.debtors,
    creditors: parties.creditors,
    shares: debtorShares(parties),
    weight: terms.weight,
    dueOn,
    daysLate: dueOn === undefined ? 0 : daysLate(delivery.on, dueOn),
    fraction: delivery.fraction,
    policy: policyAt(profile, moment),
  });
}

/** Whole calendar days, UTC, from the last day of the due date to the first day of the delivery; 0 if in time. */
export function daysLate(deliveredOn: OccurredOn, dueOn: OccurredOn): number {
  return Math.max(0, firstDayOf(deliveredOn) - lastDayOf(dueOn));
}

/**
 * What two judgements of one outcome disagree on, in words: the first thing that makes it worth something else, or
 * splits it otherwise. Undefined if they agree. (Another due date alone does not, if the delivery was as late by it.)
 */
export function disagreement(recorded: Judgement, now: Judgement): string | undefined {
  if (recorded.fraction > 0 && recorded.daysLate !== now.daysLate)
    return `${lateness(recorded)}, not ${lateness(now)}`;
  if (!isSame(recorded.shares, now.shares)) return `of ${owed(recorded)}, not of ${owed(now)}`;
  if (!isSame(recorded.creditors, now.creditors))
    return `towards ${listed(recorded.creditors)}, not ${listed(now.creditors)}`;
  if (recorded.weight !== now.weight) return `with weight ${recorded.weight}, not ${now.weight}`;
  const { policy } = recorded;
  const differs = (Object.keys(policy) as (keyof typeof policy)[]).find(
    (key) => policy[key] !== now.policy[key],
  );
  return differs && `under a trust policy with ${differs} ${policy[differs]}, not ${now.policy[differs]}`;
}

function lateness({ daysLate, dueOn }: Judgement): string {
  return `${daysLate} days late (due ${dueOn ?? 'at no date'})`;
}

function isSame(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Who owes how much of the whole. */
function owed({ shares }: Judgement): string {
  return listed(Object.entries(shares).map(([debtor, share]) => `${debtor} (${Math.round(share * 100)} %)`));
}
