import { beginsEpoch, isCommitmentEvent } from '../catalogue/events.js';
import { evolve } from '../state/alliance-state.js';
import type { AllianceState } from '../state/alliance-state.js';
import { factOf } from '../alliance/facts.js';
import type { AllianceProfile } from '../alliance/profile.js';
import type { Commitment, Outcome } from '../commitment/commitment.js';
import type { RecordedAllianceEvent } from '../catalogue/events.js';
import { endOf, startOf } from '../time/occurred-on.js';
import { periodOf } from '../time/event-time.js';
import {
  acknowledgementMustStand,
  closingMustStand,
  disputeMustStand,
  mustBeDue,
  outcomeMustStand,
  renegotiationMustStand,
} from './commitments.js';
import { mustCountTowardsTheSame } from './breaches.js';
import { disagreement, judge } from './judgement.js';
import { RuleViolation, UnknownReference } from './rule-violation.js';
import type { ConflictingFact } from './rule-violation.js';
import { mustStand } from './standing.js';
import { DEED } from './words.js';

/**
 * `contradicts`: with the event in its place, each recorded fact that comes after it must still be possible,
 * and each outcome be judged by the same terms. Only what changes the ground under other facts is
 * checked: a new epoch, or another event of the same commitment. In order, that is nothing at all.
 */
export function mustNotContradict(state: AllianceState, event: RecordedAllianceEvent): void {
  if (beginsEpoch(event)) {
    const since = recordedSince(state, startOf(event.occurredOn));
    if (since.length === 0) return;
    const after = evolve(state, event);
    for (const recorded of since) {
      const fact = factOf(recorded);
      holding(event, fact, () => {
        mustStand(after, fact);
        mustCountTowardsTheSame(after, recorded);
        const commitment = state.commitments.get(fact.commitmentId ?? '');
        if (commitment) mustStandAgain(after, commitment, fact.revision);
      });
    }
  } else if (isCommitmentEvent(event)) {
    const commitment = state.commitments.get(event.data.commitmentId);
    if (!commitment || event.type === 'CommitmentMade') return;
    const start = startOf(event.occurredOn);
    const later = commitment.history.filter(({ at }) => at > start);
    if (later.length === 0) return;
    const after = evolve(state, event);
    for (const entry of later) holding(event, entry, () => mustStandAgain(after, commitment, entry.revision));
  }
}

/** What may have happened at or after an instant, other than what begins an epoch. What was entered in order is looked at no further than that. */
function recordedSince({ log }: AllianceState, instant: number): readonly RecordedAllianceEvent[] {
  const since: RecordedAllianceEvent[] = [];
  for (let index = log.size - 1; index >= 0; index -= 1) {
    const logged = log.get(index);
    if (!logged || logged.reachesTo < instant) break;
    const { event } = logged;
    if (!beginsEpoch(event) && periodOf(event).to >= instant) since.unshift(event);
  }
  return since;
}

/** Runs a check of a recorded fact; where it fails, the event contradicts that fact. */
export function holding(event: RecordedAllianceEvent, fact: ConflictingFact, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof RuleViolation || error instanceof UnknownReference)) throw error;
    const { eventId, type, occurredOn, revision } = fact;
    throw new RuleViolation(
      'contradicts',
      `${DEED[event.type]} on ${event.occurredOn} would make ${type} of ${occurredOn} (revision ${revision}), ` +
        `which is recorded already, impossible. ${error instanceof RuleViolation ? error.detail : error.message}`,
      { eventId, type, occurredOn, revision },
    );
  }
}

/** Judges a recorded event of a commitment again, on other ground. */
export function mustStandAgain(after: AllianceState, before: Commitment, revision: number): void {
  const { profile } = after;
  const commitment = after.commitments.get(before.commitmentId) ?? before;
  const outcome = before.outcomes.find((entry) => entry.revision === revision);
  if (outcome) {
    outcomeMustStand(commitment, outcome);
    mustBeJudgedTheSame(profile, commitment, outcome);
  }
  const renegotiation = before.renegotiations.find((entry) => entry.revision === revision);
  if (renegotiation) renegotiationMustStand(profile, commitment, renegotiation);
  const reassignment = before.reassignments.find((entry) => entry.revision === revision);
  if (reassignment) renegotiationMustStand(profile, commitment, reassignment);
  const claim = before.claims.find((entry) => entry.revision === revision);
  if (claim) outcomeMustStand(commitment, claim);
  const acknowledged = before.acknowledgements.find((entry) => entry.revision === revision);
  if (acknowledged) acknowledgementMustStand(commitment, acknowledged);
  const dispute = before.disputes.find((entry) => entry.revision === revision);
  if (dispute) disputeMustStand(commitment, dispute, dispute.verdict !== undefined);
  if (before.closing?.revision === revision) {
    closingMustStand(profile, commitment, before.closing, before.closing.type);
  }
}

function mustBeJudgedTheSame(profile: AllianceProfile, commitment: Commitment, outcome: Outcome): void {
  const { judgedBy } = outcome.data;
  if (outcome.type === 'CommitmentMissed' && !isMissedAtTheEnd(outcome)) {
    mustBeDue(profile, commitment, outcome, outcome.data);
  }
  const on = outcome.type === 'CommitmentMissed' ? outcome.data.asOf : outcome.data.deliveredOn;
  const other = disagreement(
    judgedBy,
    judge(profile, commitment, outcome, { fraction: judgedBy.fraction, on }),
  );
  if (other === undefined) return;
  throw new RuleViolation('contradicts', `Its outcome was judged ${other}.`);
}

/** Given up in a dissolution, though by its own judgement it was not due: nothing that comes later makes it wrong. */
function isMissedAtTheEnd({ data, until }: Extract<Outcome, { type: 'CommitmentMissed' }>): boolean {
  if (data.by !== undefined) return false;
  const { dueOn } = data.judgedBy;
  return dueOn === undefined || Math.min(endOf(data.asOf), until) <= endOf(dueOn);
}
