import { type AllianceEventType } from '../catalogue/catalogue.js';
import { type Judgement } from '../catalogue/outcomes.js';
import { type Rating } from '../catalogue/conversations.js';
import { type Commitment, type Outcome } from '../commitment/commitment.js';
import { type Draft } from '../shared/draft.js';
import { eventRefOf } from '../time/event-ref.js';
import { type StandingOutcome, liveStanding } from '../commitment/disputes.js';
import { partiesAt, termsAt } from '../commitment/terms.js';
import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { type Moment } from '../time/moment.js';
import { type OccurredOn } from '../time/occurred-on.js';
import { type Obligation, partsOf } from '../trust/split.js';
import { type CountedOutcome } from '../trust/timeline.js';
import { type TrustKey, trustKeyName } from '../trust/trust-key.js';

/** What one event says for (r) and against (s) the reliability of one key. r + s > 0. */
export interface KeyedEvidence {
  readonly key: TrustKey;
  readonly r: number;
  readonly s: number;
}

/** What one event says about trust, of every key it says something about. Counts from `at`. */
export interface TrustEvidence extends Moment {
  readonly eventId: string;
  readonly type: AllianceEventType;
  readonly occurredOn: OccurredOn;
  readonly outcome?: CountedOutcome;
  readonly of: readonly KeyedEvidence[];
}

/** Renegotiated this often, a commitment costs no trust; each time after that, it costs some. */
const FREE_RENEGOTIATIONS = 2;
/** What a withdrawal, or a renegotiation too many, weighs of a miss. */
const BACKING_OUT = 0.25;
/** What a disputed outcome counts, until the dispute is resolved. */
export const WHILE_DISPUTED = 0.5;
/** What a confirmed breach weighs, against whoever committed it. */
const BREACH_WEIGHT = 4;
/** What one rating of a review weighs. */
const RATING_WEIGHT = 0.5;

/**
 * All that a commitment says about trust, by what is known of it now: its live outcome (unless excused), its
 * withdrawal, and each renegotiation from the third on. What is superseded says nothing.
 */
export function evidenceOfCommitment(commitment: Commitment): TrustEvidence[] {
  const evidence = evidenceOfRenegotiations(commitment);
  const live = liveStanding(commitment);
  if (live && !isExcused(live.outcome)) evidence.push(evidenceOfOutcome(live));
  const { closing } = commitment;
  if (closing?.type === 'CommitmentWithdrawn') {
    const s = BACKING_OUT * termsAt(commitment, closing).weight;
    evidence.push(evidenceFrom(closing, closing.type, splitOver(partiesAt(commitment, closing), 0, s)));
  }
  return evidence;
}

/** What a review's ratings say: each of its subject, towards its rater. */
export function evidenceOfReview(
  event: RecordedAllianceEvent<'ReviewHeld'>,
  formedOn: OccurredOn,
): TrustEvidence {
  return evidenceFrom(eventRefOf(event, formedOn), event.type, merged(event.data.ratings.flatMap(ofRating)));
}

/** What a confirmed breach says: of its subject, towards each of the others in equal parts. */
export function evidenceOfBreach(
  event: RecordedAllianceEvent<'BreachConfirmed'>,
  formedOn: OccurredOn,
): TrustEvidence {
  const { subject, towards } = event.data.judgedBy;
  const of = splitOver({ debtors: [subject], creditors: towards }, 0, BREACH_WEIGHT);
  return evidenceFrom(eventRefOf(event, formedOn), event.type, of);
}

/**
 * What an event says about trust that is none of a commitment's: a review, or a confirmed breach.
 *
 * @param formedOn when the alliance was formed: nothing counts from earlier
 */
export function evidenceOfEvent(
  event: RecordedAllianceEvent,
  formedOn: OccurredOn,
): TrustEvidence | undefined {
  if (event.type === 'ReviewHeld') return evidenceOfReview(event, formedOn);
  return event.type === 'BreachConfirmed' ? evidenceOfBreach(event, formedOn) : undefined;
}

/** r = w·y and s = κ·w·(1 − y), where y = f · 2^(−L/G). */
export function weighOutcome(judgedBy: Judgement): { r: number; s: number } {
  const { weight, fraction, daysLate, policy } = judgedBy;
  const y = fraction * 2 ** (-daysLate / policy.latenessScale);
  return { r: weight * y, s: policy.asymmetry * weight * (1 - y) };
}

export function countedAs(outcome: Outcome): CountedOutcome {
  switch (outcome.type) {
    case 'CommitmentKept':
      return outcome.data.judgedBy.daysLate > 0 ? 'late' : 'kept';
    case 'CommitmentPartlyKept':
      return 'partlyKept';
    case 'CommitmentMissed':
      return 'missed';
    default:
      return outcome satisfies never;
  }
}

/** Whether a creditor excused the miss: it says nothing about trust. */
export function isExcused(outcome: Outcome): boolean {
  return outcome.type === 'CommitmentMissed' && outcome.data.excusedBy !== undefined;
}

function evidenceOfOutcome({ outcome, standing }: StandingOutcome): TrustEvidence {
  const { judgedBy } = outcome.data;
  const { r, s } = weighOutcome(judgedBy);
  const part = standing === 'disputed' ? WHILE_DISPUTED : 1;
  const of = splitOver(judgedBy, part * r, part * s);
  return evidenceFrom(outcome, outcome.type, of, countedAs(outcome));
}

/** Each weighs what the promise weighs by what was agreed on in it. */
function evidenceOfRenegotiations(commitment: Commitment): TrustEvidence[] {
  const evidence: TrustEvidence[] = [];
  let { weight } = commitment.terms;
  for (const [index, renegotiation] of commitment.renegotiations.entries()) {
    weight = renegotiation.changes.weight ?? weight;
    if (index < FREE_RENEGOTIATIONS) continue;
    const of = splitOver(partiesAt(commitment, renegotiation), 0, BACKING_OUT * weight);
    evidence.push(evidenceFrom(renegotiation, 'CommitmentRenegotiated', of));
  }
  return evidence;
}

function evidenceFrom(
  { eventId, occurredOn, at, revision }: Omit<TrustEvidence, 'type' | 'of'>,
  type: AllianceEventType,
  of: readonly KeyedEvidence[],
  outcome?: CountedOutcome,
): TrustEvidence {
  const evidence: Draft<TrustEvidence> = {
    eventId,
    type,
    occurredOn,
    at,
    revision,
    of: of.filter(({ r, s }) => r + s > 0),
  };
  if (outcome !== undefined) evidence.outcome = outcome;
  return evidence;
}

function splitOver(obligation: Obligation, r: number, s: number): KeyedEvidence[] {
  return partsOf(obligation).map(({ key, part }) => ({ key, r: part * r, s: part * s }));
}

/** A rating x of 1 to 5 as evidence: r = 0.5·v and s = 0.5·(1 − v), where v = (x − 1)/4. */
function ofRating({ rater, subject, score }: Rating): KeyedEvidence[] {
  const v = (score - 1) / 4;
  const r = RATING_WEIGHT * v;
  const s = RATING_WEIGHT * (1 - v);
  return [{}, { debtor: subject }, { debtor: subject, creditor: rater }].map((key) => ({ key, r, s }));
}

/** Each key once, with all that is said of it. */
function merged(all: readonly KeyedEvidence[]): KeyedEvidence[] {
  const byKey = new Map<string, KeyedEvidence>();
  for (const one of all) {
    const name = trustKeyName(one.key);
    const before = byKey.get(name);
    byKey.set(name, before ? { key: one.key, r: before.r + one.r, s: before.s + one.s } : one);
  }
  return [...byKey.values()];
}
