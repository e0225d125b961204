import { THE_ALLIANCE } from '../catalogue/words.js';
import { type AllianceEventType } from '../catalogue/catalogue.js';
import { isCommitmentEvent, type RecordedAllianceEvent } from '../catalogue/events.js';
import { periodOf } from '../time/event-time.js';
import type { Interval, OccurredOn } from '../time/occurred-on.js';

/**
 * What a recorded event needs of the alliance as it stood: its phase must accept it, and those it names
 * must be partners. Kept so that an event entered later for an earlier time can be held against it.
 */
export interface Fact extends Interval {
  readonly eventId: string;
  readonly type: AllianceEventType;
  readonly occurredOn: OccurredOn;
  readonly revision: number;
  readonly partners: readonly string[];
  /** The partners must be exactly these. */
  readonly everyPartner?: readonly string[];
  readonly commitmentId?: string;
}

/** What an event needs, be it recorded or about to be. */
export function factOf(event: RecordedAllianceEvent): Fact {
  const shares = event.type === 'AllianceRenegotiated' ? event.data.changes.shares : undefined;
  return {
    eventId: event.eventId,
    type: event.type,
    occurredOn: event.occurredOn,
    revision: event.revision,
    ...periodOf(event),
    partners: partnersNeeded(event),
    ...(shares && { everyPartner: Object.keys(shares) }),
    ...(isCommitmentEvent(event) && { commitmentId: event.data.commitmentId }),
  };
}

function partnersNeeded(event: RecordedAllianceEvent): readonly string[] {
  switch (event.type) {
    case 'AllianceFormed':
    case 'PartnerJoined':
      return [];
    case 'PartnerLeft':
    case 'ProfileDeclared':
    case 'BenefitRealised':
    case 'HealthCheckAnswered':
    case 'CoordinatorAppointed':
    case 'CoordinatorStoodDown':
      return [event.data.partnerId];
    case 'CommitmentMade':
      return [...event.data.debtors, ...event.data.creditors];
    case 'CommitmentRenegotiated':
    case 'AllianceRenegotiated':
    case 'GroundRuleAgreed':
      return event.data.consents;
    case 'ContributionMade': {
      const { givers, beneficiaries = [] } = event.data;
      return beneficiaries.length === 0
        ? givers
        : [...givers, ...beneficiaries.map(({ partnerId }) => partnerId)];
    }
    case 'ReviewHeld':
      return event.data.ratings.flatMap(({ rater, subject }) => [rater, subject]);
    case 'AlliancePaused':
      return event.data.by ?? [];
    case 'AllianceDissolved':
      return event.data.initiatedBy === undefined ? [] : [event.data.initiatedBy];
    case 'ExpectationDeclared': {
      const { partnerId, of } = event.data;
      return of === THE_ALLIANCE ? [partnerId] : [partnerId, of];
    }
    case 'CommitmentReassigned':
      return [...event.data.consents, ...(event.data.debtors ?? []), ...(event.data.creditors ?? [])];
    case 'ContributionAcknowledged':
    case 'ResourceNeedMet':
      return [event.data.by];
    case 'BreachReported':
      return [event.data.subject];
    // The parties of a commitment stay its parties when they leave.
    case 'CommitmentKept':
    case 'CommitmentPartlyKept':
    case 'CommitmentMissed':
    case 'CommitmentReleased':
    case 'CommitmentWithdrawn':
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
    case 'CommitmentAcknowledged':
    case 'OutcomeDisputed':
    case 'DisputeResolved':
    case 'MeetingHeld':
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
