import type { List } from 'immutable';
import { liveStanding } from '../commitment/disputes.js';
import type { Commitment } from '../commitment/commitment.js';
import { statusOf } from '../commitment/status.js';
import { dayOf, lastDayOf } from '../time/occurred-on.js';
import { WHILE_DISPUTED, isExcused } from '../trust/evidence.js';
import { inserted } from './in-order.js';
import type { Ledger, Settled } from './ledger.js';
import type { Mark } from './mark.js';

type Promises = Pick<Ledger, 'open' | 'settled' | 'renegotiations'>;

/** What counts of the outcome of a commitment: undefined, if it has none, was closed, or if the miss was excused. */
export function settledOf(commitment: Commitment): Settled | undefined {
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
  const was = before && settledOf(before);
  const is = settledOf(after);
  const isOpen = statusOf(after) === 'open';
  const { commitmentId } = after;
  return {
    open: isOpen ? promises.open.set(commitmentId, after) : promises.open.delete(commitmentId),
    settled: isSame(was, is) ? promises.settled : replaced(promises.settled, was, is),
    renegotiations: newOnes(before, after).reduce(
      (all, renegotiation) => inserted(all, renegotiation),
      promises.renegotiations,
    ),
  };
}

function newOnes(before: Commitment | undefined, after: Commitment): readonly Mark[] {
  if (after.renegotiations === before?.renegotiations) return [];
  const known = new Set(before?.renegotiations.map(({ eventId }) => eventId));
  return after.renegotiations
    .filter(({ eventId }) => !known.has(eventId))
    .map(({ eventId, occurredOn, at, revision }) => ({ eventId, occurredOn, at, revision }));
}

function isSame(was: Settled | undefined, is: Settled | undefined): boolean {
  return was?.eventId === is?.eventId && was?.weight === is?.weight;
}

function replaced(settled: List<Settled>, was: Settled | undefined, is: Settled | undefined): List<Settled> {
  const without = was
    ? settled.delete(settled.findLastIndex(({ eventId }) => eventId === was.eventId))
    : settled;
  return is ? inserted(without, is) : without;
}
