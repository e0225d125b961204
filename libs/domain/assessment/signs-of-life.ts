import { type List, type Map } from 'immutable';
import { partiesAt } from '../commitment/terms.js';
import { activeDaysBetween } from './days.js';
import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { firstDayOf } from '../time/occurred-on.js';
import { later } from '../time/ordered-list.js';
import { type AssessmentState } from './assessment-state.js';
import { type EventRef } from '../time/event-ref.js';

/**
 * Whether an event shows that somebody cares: all do, but what the clock records, what was before the alliance, and
 * what amends the record.
 */
export function isSignOfLife(event: RecordedAllianceEvent): boolean {
  switch (event.type) {
    case 'CommitmentMissed':
      return event.data.detectedBy !== 'deadline';
    case 'PriorRelationshipNoted':
    case 'EntryCorrected':
    case 'EntryRetracted':
      return false;
    default:
      return true;
  }
}

/**
 * Who has done or said something by an event: of these it is a sign of life. What others say of a partner, and what it
 * got, is none of it.
 */
export function doersOf(
  event: RecordedAllianceEvent,
  commitments: AssessmentState['commitments'],
): readonly string[] {
  if (!isSignOfLife(event)) return [];
  const { onBehalfOf } = event;
  const doers = namedDoersOf(event, commitments);
  return onBehalfOf === undefined ? doers : [onBehalfOf, ...doers];
}

function namedDoersOf(
  event: RecordedAllianceEvent,
  commitments: AssessmentState['commitments'],
): readonly string[] {
  switch (event.type) {
    case 'AllianceFormed':
      return event.data.partners.map(({ partnerId }) => partnerId);
    case 'PartnerJoined':
    case 'CoordinatorAppointed':
    case 'ExpectationDeclared':
    case 'ProfileDeclared':
    case 'HealthCheckAnswered':
      return [event.data.partnerId];
    case 'CommitmentMade':
      return event.data.debtors;
    case 'CommitmentKept':
    case 'CommitmentPartlyKept':
      return named(...event.data.judgedBy.debtors, event.data.confirmedBy);
    case 'CommitmentMissed':
      return named(event.data.by, event.data.excusedBy);
    case 'DeliveryClaimed': {
      const commitment = commitments.get(event.data.commitmentId);
      return commitment ? partiesAt(commitment).debtors : [];
    }
    case 'CommitmentRenegotiated':
    case 'CommitmentReassigned':
    case 'AllianceRenegotiated':
    case 'GroundRuleAgreed':
      return event.data.consents;
    case 'CommitmentReleased':
    case 'CommitmentWithdrawn':
      return event.data.by;
    case 'ContributionMade':
      return event.data.givers;
    case 'ReviewHeld':
      return event.data.ratings.map(({ rater }) => rater);
    case 'AlliancePaused':
      return event.data.by ?? [];
    case 'AllianceDissolved':
      return named(event.data.initiatedBy);
    case 'ContributionAcknowledged':
    case 'OutcomeDisputed':
    case 'ResourceNeedMet':
    case 'BreachReported':
      return [event.data.by];
    case 'BreachConfirmed':
    case 'BreachDismissed':
      return [event.data.decidedBy];
    case 'CommitmentAcknowledged':
      return [event.data.creditor];
    case 'MeetingHeld':
      return event.data.attendees;
    default:
      return [];
  }
}

function named(...ids: readonly (string | undefined)[]): readonly string[] {
  return ids.filter((id) => id !== undefined);
}

type Signs = Pick<AssessmentState, 'lastSeen' | 'lastSign' | 'days' | 'gaps'>;

/** The signs of life after one more event. */
export function evolveSigns(
  signs: Signs & Pick<AssessmentState, 'commitments'>,
  event: RecordedAllianceEvent,
  ref: EventRef,
): Signs {
  if (!isSignOfLife(event)) return signs;
  const lastSeen = signs.lastSeen.withMutations((seen) => {
    for (const doer of doersOf(event, signs.commitments)) seen.set(doer, later(seen.get(doer), ref));
  });
  return { lastSeen, lastSign: later(signs.lastSign, ref), ...withDay(signs, firstDayOf(event.occurredOn)) };
}

/** The days with one more among them, and the gaps between them. */
function withDay({ days, gaps }: Pick<Signs, 'days' | 'gaps'>, day: number): Pick<Signs, 'days' | 'gaps'> {
  const index = firstAfter(days, day);
  const before = index === 0 ? undefined : days.get(index - 1);
  if (before === day) return { days, gaps };
  const after = days.get(index);
  return {
    days: days.insert(index, day),
    gaps: gaps.withMutations((counts) => {
      if (before !== undefined && after !== undefined) count(counts, after - before, -1);
      if (before !== undefined) count(counts, day - before, 1);
      if (after !== undefined) count(counts, after - day, 1);
    }),
  };
}

/**
 * The median of the gaps between days with signs of life, in days less those paused or lapsed; undefined, if there is
 * none. Two days with nothing but a pause between them are no gap.
 */
export function medianGap(state: Pick<AssessmentState, 'gaps' | 'days' | 'profile'>): number | undefined {
  const sorted = [...activeGaps(state)].sort(([a], [b]) => a - b);
  const all = sorted.reduce((sum, [, count]) => sum + count, 0);
  if (all === 0) return undefined;
  const nth = (n: number): number => {
    let seen = 0;
    for (const [gap, count] of sorted) {
      seen += count;
      if (seen > n) return gap;
    }
    return 0;
  };
  return (nth(Math.floor((all - 1) / 2)) + nth(Math.floor(all / 2))) / 2;
}

/** Only the gaps in which the alliance was idle are looked at one by one: there are few of them. */
function activeGaps({
  gaps,
  days,
  profile,
}: Pick<AssessmentState, 'gaps' | 'days' | 'profile'>): Map<number, number> {
  const idle = profile.phases.filter(({ phase }) => phase !== 'active');
  if (idle.length === 0) return gaps;
  const ends = new Set<number>();
  for (const { from, to } of idle) {
    const last = to === undefined ? Number.POSITIVE_INFINITY : firstDayOf(to);
    for (let index = firstAfter(days, firstDayOf(from)); index < days.size; index += 1) {
      ends.add(index);
      if ((days.get(index) ?? last) >= last) break;
    }
  }
  return gaps.withMutations((counts) => {
    for (const index of ends) {
      const [before, after] = [days.get(index - 1), days.get(index)];
      if (before === undefined || after === undefined) continue;
      count(counts, after - before, -1);
      const active = activeDaysBetween(profile, before, after);
      if (active > 0) count(counts, active, 1);
    }
  });
}

/** The index of the first of some days in order that is later than the day. */
function firstAfter(days: List<number>, day: number): number {
  let [low, high] = [0, days.size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days.get(middle) ?? day) > day) high = middle;
    else low = middle + 1;
  }
  return low;
}

function count(counts: Map<number, number>, gap: number, change: 1 | -1): void {
  const left = (counts.get(gap) ?? 0) + change;
  if (left === 0) counts.delete(gap);
  else counts.set(gap, left);
}
