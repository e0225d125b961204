import { factOf } from '../alliance/facts.js';
import { isRecordedWithAny } from '../alliance/epochs.js';
import { DEFINITIONS } from '../catalogue/catalogue.js';
import {
  type RecordedAllianceEvent,
  type RecordedFact,
  beginsEpoch,
  isCommitmentEvent,
} from '../catalogue/events.js';
import { type Commitment, type CommitmentEntry, type Outcome } from '../commitment/commitment.js';
import { type AllianceState, evolve } from '../state/alliance-state.js';
import { loggedSince } from '../state/event-log.js';
import { startOf } from '../time/occurred-on.js';
import { mustCountTowardsTheSame } from './breaches.js';
import {
  acknowledgementMustStand,
  closingMustStand,
  disputeMustStand,
  mustBeDue,
  outcomeMustStand,
  renegotiationMustStand,
} from './commitments.js';
import { disagreement, judge } from './judgement.js';
import { RuleViolation, UnknownReference } from './rule-violation.js';
import { mustStand } from './standing.js';

/**
 * `contradicts`: with the event in its place, each recorded fact that comes after it must still be possible,
 * and each outcome be judged by the same terms. Only what changes the ground under other facts is
 * checked: a new epoch, or another event of the same commitment. In order, that is nothing at all.
 */
export function mustNotContradict(state: AllianceState, event: RecordedAllianceEvent): void {
  if (beginsEpoch(event)) {
    const since = loggedSince(state.log, startOf(event.occurredOn));
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

/** Runs a check of a recorded fact; where it fails, the event contradicts that fact. */
export function holding(event: RecordedAllianceEvent, fact: RecordedFact, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof RuleViolation || error instanceof UnknownReference)) throw error;
    const { eventId, type, occurredOn, revision } = fact;
    throw new RuleViolation(
      'contradicts',
      `${DEFINITIONS[event.type].label} on ${event.occurredOn} would make ${type} of ${occurredOn} (revision ${revision}), ` +
        `which is recorded already, impossible. ${error instanceof RuleViolation ? error.detail : error.message}`,
      { eventId, type, occurredOn, revision },
    );
  }
}

/** Judges a recorded event of a commitment again, on other ground. */
export function mustStandAgain(after: AllianceState, before: Commitment, revision: number): void {
  const { profile } = after;
  const commitment = after.commitments.get(before.commitmentId) ?? before;
  const again = <E extends CommitmentEntry>(entries: readonly E[], mustStand: (entry: E) => void): void => {
    const entry = entries.find((one) => one.revision === revision);
    if (entry) mustStand(entry);
  };
  again(before.outcomes, (outcome) => {
    outcomeMustStand(commitment, outcome);
    mustBeJudgedTheSame(after, commitment, outcome);
  });
  again([...before.renegotiations, ...before.reassignments], (change) =>
    renegotiationMustStand(profile, commitment, change),
  );
  again(before.claims, (claim) => outcomeMustStand(commitment, claim));
  again(before.acknowledgements, (acknowledged) => acknowledgementMustStand(commitment, acknowledged));
  again(before.disputes, (dispute) => disputeMustStand(commitment, dispute));
  again(before.closing ? [before.closing] : [], (closing) =>
    closingMustStand(profile, commitment, closing, closing.type),
  );
}

function mustBeJudgedTheSame(
  { profile, epochs }: AllianceState,
  commitment: Commitment,
  outcome: Outcome,
): void {
  const { judgedBy } = outcome.data;
  if (outcome.type === 'CommitmentMissed' && !isRecordedWithAny(epochs, outcome)) {
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
