import { type List } from 'immutable';
import { liveStanding } from '../commitment/disputes.js';
import { type Commitment } from '../commitment/commitment.js';
import { statusOf } from '../commitment/status.js';
import { dayOf, lastDayOf } from '../time/occurred-on.js';
import { WHILE_DISPUTED, isExcused } from '../evidence/evidence.js';
import { inserted } from '../time/ordered-list.js';
import { type AssessmentState, type CommitmentOutcome } from './assessment-state.js';
import { type EventRef } from '../time/event-ref.js';

type Promises = Pick<AssessmentState, 'open' | 'outcomes' | 'renegotiations'>;

/** What counts of the outcome of a commitment: undefined, if it has none, was closed, or if the miss was excused. */
export function countedOutcomeOf(commitment: Commitment): CommitmentOutcome | undefined {
  const live = commitment.closing ? undefined : liveStanding(commitment);
  if (!live || isExcused(live.outcome)) return undefined;
  const { outcome, standing } = live;
  const { judgedBy } = outcome.data;
  const { dueOn, daysLate, fraction, policy } = judgedBy;
  return {
    eventId: outcome.eventId,
    occurredOn: outcome.occurredOn,
    at: outcome.at,
    revision: outcome.revision,
    type: outcome.type,
    debtors: judgedBy.debtors,
    creditors: judgedBy.creditors,
    dueDay: dueOn === undefined ? dayOf(outcome.at) : lastDayOf(dueOn),
    daysLate,
    weight: judgedBy.weight * (standing === 'disputed' ? WHILE_DISPUTED : 1),
    delivered: fraction * 2 ** (-daysLate / policy.latenessScale),
    asymmetry: policy.asymmetry,
  };
}

/** What is known of the promises after one of them changed. */
export function promisesAfter(
  promises: Promises,
  before: Commitment | undefined,
  after: Commitment,
): Promises {
  const was = before && countedOutcomeOf(before);
  const is = countedOutcomeOf(after);
  const isOpen = statusOf(after) === 'open';
  const { commitmentId } = after;
  return {
    open: isOpen ? promises.open.set(commitmentId, after) : promises.open.delete(commitmentId),
    outcomes: isSame(was, is) ? promises.outcomes : replaced(promises.outcomes, was, is),
    renegotiations: newOnes(before, after).reduce(
      (all, renegotiation) => inserted(all, renegotiation),
      promises.renegotiations,
    ),
  };
}

function newOnes(before: Commitment | undefined, after: Commitment): readonly EventRef[] {
  if (after.renegotiations === before?.renegotiations) return [];
  const known = new Set(before?.renegotiations.map(({ eventId }) => eventId));
  return after.renegotiations
    .filter(({ eventId }) => !known.has(eventId))
    .map(({ eventId, occurredOn, at, revision }) => ({ eventId, occurredOn, at, revision }));
}

function isSame(was: CommitmentOutcome | undefined, is: CommitmentOutcome | undefined): boolean {
  return was?.eventId === is?.eventId && was?.weight === is?.weight;
}

function replaced(
  outcomes: List<CommitmentOutcome>,
  was: CommitmentOutcome | undefined,
  is: CommitmentOutcome | undefined,
): List<CommitmentOutcome> {
  const without = was
    ? outcomes.asImmutable().delete(outcomes.findLastIndex(({ eventId }) => eventId === was.eventId))
    : outcomes;
  return is ? inserted(without, is) : without;
}
