import { pausesOf } from '../alliance/pauses.js';
import { type AllianceProfile } from '../alliance/profile.js';
import { listed } from '../shared/text.js';
import { type AllianceState } from '../state/alliance-state.js';
import {
  type Acknowledgement,
  type ClosingType,
  type Commitment,
  type CommitmentEntry,
  type DisputeEntry,
  type Outcome,
} from '../commitment/commitment.js';
import { idOfOutcome, liveStanding, standingOutcomes } from '../commitment/disputes.js';
import { dueOnOf, partiesAt, termsAt } from '../commitment/terms.js';
import { precedes } from '../time/moment.js';
import {
  type OccurredOn,
  certainlyBefore,
  dateOf,
  dayOf,
  endOf,
  firstDayOf,
  lastDayOf,
} from '../time/occurred-on.js';
import { mustBeCreditor } from './parties.js';
import { RuleViolation } from './rule-violation.js';

/** `unknown-commitment`: the commitment, if it was made by then. */
export function mustBeMade(state: AllianceState, commitmentId: string, occurredOn: OccurredOn): Commitment {
  const commitment = state.commitments.get(commitmentId);
  if (!commitment) {
    throw new RuleViolation(
      'unknown-commitment',
      `${state.profile.name} has no commitment ${commitmentId}: check its id, or record first that it was made.`,
    );
  }
  if (certainlyBefore(occurredOn, commitment.made.occurredOn)) {
    throw new RuleViolation(
      'unknown-commitment',
      `Commitment ${commitmentId} was made on ${commitment.made.occurredOn}: on ${occurredOn} there was none yet.`,
    );
  }
  return commitment;
}

/** `promise-to-oneself`: each debtor owes it to someone else; a lone debtor is no creditor. */
export function mustNotPromiseToOneself(debtors: readonly string[], creditors: readonly string[]): void {
  const [debtor] = debtors;
  if (debtors.length === 1 && debtor !== undefined && creditors.includes(debtor)) {
    throw new RuleViolation(
      'promise-to-oneself',
      `${debtor} promises alone, and so cannot be a creditor of the promise.`,
    );
  }
  const [creditor] = creditors;
  if (creditors.length === 1 && creditor !== undefined && debtors.includes(creditor)) {
    throw new RuleViolation(
      'promise-to-oneself',
      `${creditor} is the only creditor, and so cannot be a debtor: it would owe its part to itself alone.`,
    );
  }
}

/** `due-before-made`: a due date is on or after the day it is agreed, at first or by renegotiation. */
export function mustNotBeDueBeforeAgreed(dueOn: OccurredOn | undefined, agreedOn: OccurredOn): void {
  if (dueOn === undefined || lastDayOf(dueOn) >= firstDayOf(agreedOn)) return;
  throw new RuleViolation(
    'due-before-made',
    `What is agreed on ${agreedOn} cannot be due before that, on ${dueOn}.`,
  );
}

/** How two events of a commitment must lie for the first to stand in the way of the second. */
type Precedence = (first: CommitmentEntry, second: CommitmentEntry) => boolean;

/** Whether one is over before the other begins; at the very same instant, the one recorded first is. */
function certainlyPrecedes(first: CommitmentEntry, second: CommitmentEntry): boolean {
  const sameInstant = first.until === second.at && first.at === first.until && second.at === second.until;
  return first.until < second.at || (sameInstant && precedes(first, second));
}

/** An outcome: of what was neither released nor withdrawn. One excludes the other, whichever came first. */
export function outcomeMustStand(commitment: Commitment, entry: CommitmentEntry): void {
  mustNotBeClosed(commitment, entry, precedes);
}

/** `not-the-creditor`: a promise is acknowledged by one of those whom it was made to. */
export function acknowledgementMustStand(
  commitment: Commitment,
  acknowledgement: Pick<Acknowledgement, 'at' | 'revision' | 'creditor'>,
): void {
  const { commitmentId } = commitment;
  const { creditors } = partiesAt(commitment, acknowledgement);
  mustBeCreditor({ commitmentId, creditors }, acknowledgement.creditor, 'acknowledge it');
}

/** A renegotiation: of what is open, before its due date. */
export function renegotiationMustStand(
  profile: AllianceProfile,
  commitment: Commitment,
  entry: CommitmentEntry,
): void {
  mustNotBeClosed(commitment, entry, certainlyPrecedes);
  mustHaveNoOutcome(commitment, entry, certainlyPrecedes);
  mustNotBeDueAlready(profile, commitment, entry);
}

/** A release or a withdrawal: of what is open; a withdrawal before its due date. */
export function closingMustStand(
  profile: AllianceProfile,
  commitment: Commitment,
  entry: CommitmentEntry,
  type: ClosingType,
): void {
  mustNotBeClosed(commitment, entry, precedes);
  mustHaveNoOutcome(commitment, entry, precedes);
  if (type === 'CommitmentWithdrawn') mustNotBeDueAlready(profile, commitment, entry);
}

/** `commitment-closed`: neither released nor withdrawn by then. */
function mustNotBeClosed(
  { commitmentId, closing }: Commitment,
  entry: CommitmentEntry,
  comesBefore: Precedence,
): void {
  if (!closing || !comesBefore(closing, entry)) return;
  const how = closing.type === 'CommitmentReleased' ? 'released' : 'withdrawn';
  throw new RuleViolation(
    'commitment-closed',
    `Commitment ${commitmentId} was ${how} on ${closing.occurredOn}: nothing becomes of it any more. ` +
      'Make a new commitment for what is promised now.',
    closing,
  );
}

/** `commitment-closed`: what has an outcome is neither released, withdrawn nor renegotiated. */
function mustHaveNoOutcome(commitment: Commitment, entry: CommitmentEntry, comesBefore: Precedence): void {
  const { commitmentId } = commitment;
  const outcome = standingOutcomes(commitment)
    .filter(({ standing }) => standing !== 'overturned')
    .map((standing) => standing.outcome)
    .find((candidate) => comesBefore(candidate, entry));
  if (!outcome) return;
  throw new RuleViolation(
    'commitment-closed',
    `Commitment ${commitmentId} has an outcome of ${outcome.occurredOn} (${outcome.type}), which stands. ` +
      'Record a later outcome if that one was wrong, or make a new commitment for what is promised now.',
    outcome,
  );
}

/**
 * The outcome that a dispute would be of: the one that is live when it is raised. `not-open` where there is none, or
 * where it is disputed already; `already-resolved` where a dispute of it was.
 */
export function disputableOutcome(commitment: Commitment, entry: CommitmentEntry): Outcome {
  const { commitmentId } = commitment;
  const live = liveStanding(commitment, entry);
  if (!live) {
    throw new RuleViolation(
      'not-open',
      `Commitment ${commitmentId} has no outcome that could be disputed: record what became of it first.`,
    );
  }
  const { outcome } = live;
  // Whatever was said of it, and for whichever day.
  const now = standingOutcomes(commitment).find((one) => one.outcome.eventId === outcome.eventId) ?? live;
  if (now.resolved) {
    throw new RuleViolation(
      'already-resolved',
      `A dispute of that outcome of commitment ${commitmentId} (${outcome.type} of ${outcome.occurredOn}) was resolved: ` +
        'it is not disputed again. Record a later outcome if that one was wrong.',
      outcome,
    );
  }
  if (now.standing === 'stands') return outcome;
  throw new RuleViolation(
    'not-open',
    `The outcome of commitment ${commitmentId} is disputed already: resolve that dispute first.`,
    outcome,
  );
}

/** `not-open`: a verdict is on a dispute that is open. */
export function mustBeDisputed(commitment: Commitment, entry: CommitmentEntry): void {
  if (standingOutcomes(commitment, entry).some(({ standing }) => standing === 'disputed')) return;
  throw new RuleViolation(
    'not-open',
    `No outcome of commitment ${commitment.commitmentId} is disputed: record the dispute first.`,
  );
}

/** A recorded dispute is still of an outcome that came before it, a verdict on a dispute that was open. */
export function disputeMustStand(commitment: Commitment, entry: DisputeEntry): void {
  const known = standingOutcomes(commitment, entry);
  const stands =
    entry.verdict === undefined
      ? known.some(({ outcome }) => entry.outcome === undefined || idOfOutcome(outcome) === entry.outcome)
      : known.some(({ standing }) => standing === 'disputed');
  if (stands) return;
  throw new RuleViolation(
    'not-open',
    `What is said of an outcome of commitment ${commitment.commitmentId} would be of none.`,
  );
}

/** `already-due`: withdrawn or renegotiated on the due day at the latest, as pauses have moved it. */
function mustNotBeDueAlready(profile: AllianceProfile, commitment: Commitment, entry: CommitmentEntry): void {
  const dueOn = dueOnOf(termsAt(commitment, entry), pausesOf(profile.phases), entry.until);
  if (dueOn === undefined || entry.at <= endOf(dueOn)) return;
  throw new RuleViolation(
    'already-due',
    `Commitment ${commitment.commitmentId} was due on ${dueOn}, before ${entry.occurredOn}: record what became of it ` +
      'then, and make a new commitment for what is promised now.',
  );
}

/** What is said of a missed promise, by whom, and as of when. */
export interface Miss {
  readonly asOf: OccurredOn;
  readonly by?: string;
}

/**
 * `not-yet-due`: missed only after the due date (as pauses have moved it), by a debtor's own admission, or,
 * where there is no due date, on a creditor's report.
 */
export function mustBeDue(
  profile: AllianceProfile,
  commitment: Commitment,
  entry: CommitmentEntry,
  miss: Miss,
): void {
  const { commitmentId } = commitment;
  const { debtors, creditors } = partiesAt(commitment, entry);
  if (miss.by !== undefined && debtors.includes(miss.by)) return;
  const asOf = Math.min(endOf(miss.asOf), entry.until);
  const dueOn = dueOnOf(termsAt(commitment, entry), pausesOf(profile.phases), asOf);
  if (dueOn === undefined) {
    if (miss.by !== undefined) return;
    throw new RuleViolation(
      'not-yet-due',
      `Commitment ${commitmentId} has no due date: it is missed only when a debtor (${listed(debtors)}) admits it ` +
        `or a creditor (${listed(creditors)}) reports it. Say who in "by".`,
    );
  }
  if (asOf > endOf(dueOn)) return;
  throw new RuleViolation(
    'not-yet-due',
    `Commitment ${commitmentId} is not due before ${dueOn} is over, and so not missed as of ${dateOf(dayOf(asOf))}, ` +
      `unless a debtor (${listed(debtors)}) admits it.`,
  );
}
