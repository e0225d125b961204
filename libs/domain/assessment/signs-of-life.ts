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

/** Who has done something by an event: of these it is a sign of life. What others say of a partner is none of it. */
export function doersOf(event: RecordedAllianceEvent): readonly string[] {
  if (!isSignOfLife(event)) return [];
  const { onBehalfOf } = event;
  return [...(onBehalfOf === undefined ? [] : [onBehalfOf]), ...namedDoersOf(event)];
}

function namedDoersOf(event: RecordedAllianceEvent): readonly string[] {
  switch (event.type) {
    case 'AllianceFormed':
      return event.data.partners.map(({ partnerId }) => partnerId);
    case 'PartnerJoined':
    case 'CoordinatorAppointed':
    case 'ExpectationDeclared':
    case 'ProfileDeclared':
    case 'HealthCheckAnswered':
    case 'BenefitRealised':
      return [event.data.partnerId];
    case 'CommitmentMade':
      return event.data.debtors;
    case 'CommitmentKept':
    case 'CommitmentPartlyKept': {
      const { judgedBy, confirmedBy } = event.data;
      return confirmedBy === undefined ? judgedBy.debtors : [...judgedBy.debtors, confirmedBy];
    }
    case 'CommitmentMissed':
      return [event.data.by, event.data.excusedBy].filter((id) => id !== undefined);
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
      return event.data.initiatedBy === undefined ? [] : [event.data.initiatedBy];
    case 'ContributionAcknowledged':
    case 'OutcomeDisputed':
    case 'ResourceNeedMet':
    case 'BreachReported':
      return [event.data.by];
    case 'CommitmentAcknowledged':
      return [event.data.creditor];
    case 'MeetingHeld':
      return event.data.attendees;
    case 'PartnerLeft':
    case 'CoordinatorStoodDown':
    case 'AllianceResumed':
    case 'AllianceLapsed':
    case 'AllianceRevived':
    case 'AllianceFormalised':
    case 'PriorRelationshipNoted':
    case 'ObjectiveSet':
    case 'ObjectiveProgressed':
    case 'ObjectiveAchieved':
    case 'ObjectiveDropped':
    case 'ContributionRevalued':
    case 'DeliveryClaimed':
    case 'DisputeResolved':
    case 'ResourceNeedDeclared':
    case 'ConcernRaised':
    case 'ConcernResolved':
    case 'BreachConfirmed':
    case 'BreachDismissed':
    case 'EntryCorrected':
    case 'EntryRetracted':
      return [];
    default:
      return event satisfies never;
  }
}

type Signs = Pick<AssessmentState, 'lastSeen' | 'lastSign' | 'days' | 'gaps'>;

/** The signs of life after one more event. */
export function evolveSigns(signs: Signs, event: RecordedAllianceEvent, ref: EventRef): Signs {
  if (!isSignOfLife(event)) return signs;
  const lastSeen = signs.lastSeen.withMutations((seen) => {
    for (const doer of doersOf(event)) seen.set(doer, later(seen.get(doer), ref));
  });
  return { lastSeen, lastSign: later(signs.lastSign, ref), ...withDay(signs, firstDayOf(event.occurredOn)) };
}

/** The days with one more among them, and the gaps between them. */
function withDay({ days, gaps }: Pick<Signs, 'days' | 'gaps'>, day: number): Pick<Signs, 'days' | 'gaps'> {
  const last = days.last();
  const index =
    last !== undefined && last <= day ? days.size - 1 : days.findLastIndex((other) => other <= day);
  const before = index < 0 ? undefined : days.get(index);
  if (before === day) return { days, gaps };
  const after = days.get(index + 1);
  return {
    days: after === undefined ? days.push(day) : days.insert(index + 1, day),
    gaps: gaps.withMutations((counts) => {
      const count = (gap: number, change: 1 | -1): void => {
        const left = (counts.get(gap) ?? 0) + change;
        if (left === 0) counts.delete(gap);
        else counts.set(gap, left);
      };
      if (before !== undefined && after !== undefined) count(after - before, -1);
      if (before !== undefined) count(day - before, 1);
      if (after !== undefined) count(after - day, 1);
    }),
  };
}

/** The median of the gaps between days with signs of life, in days; undefined, if there is none. */
export function medianGap({ gaps }: Pick<AssessmentState, 'gaps'>): number | undefined {
  const sorted = [...gaps].sort(([a], [b]) => a - b);
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
