import type { RecordedAllianceEvent } from '../catalogue/events.js';
import { describeAmendment } from './describe-amendment.js';
import { describeChangeOfPhase } from './describe-change-of-phase.js';
import { describeCommitmentEvent } from './describe-commitment-event.js';
import { describeContributionEvent } from './describe-contribution.js';
import { describeConversation } from './describe-conversation.js';
import { describeTrackedItem } from './describe-tracked-item.js';
import { describePartnership } from './describe-partnership.js';
import { describeUnderstanding } from './describe-understanding.js';
import type { Names } from './names.js';

/** What an event says, in plain words: who did what, and why. One line, without a full stop. */
export function describeEvent(event: RecordedAllianceEvent, names: Names): string {
  switch (event.type) {
    case 'AllianceFormed':
    case 'AllianceRenegotiated':
    case 'PartnerJoined':
    case 'PartnerLeft':
    case 'CoordinatorAppointed':
    case 'CoordinatorStoodDown':
      return describePartnership(event, names);
    case 'AlliancePaused':
    case 'AllianceResumed':
    case 'AllianceLapsed':
    case 'AllianceRevived':
    case 'AllianceDissolved':
    case 'AllianceFormalised':
      return describeChangeOfPhase(event, names);
    case 'ExpectationDeclared':
    case 'GroundRuleAgreed':
    case 'ProfileDeclared':
    case 'PriorRelationshipNoted':
      return describeUnderstanding(event, names);
    case 'CommitmentMade':
    case 'CommitmentKept':
    case 'CommitmentPartlyKept':
    case 'CommitmentMissed':
    case 'CommitmentRenegotiated':
    case 'CommitmentReleased':
    case 'CommitmentWithdrawn':
    case 'DeliveryClaimed':
    case 'CommitmentAcknowledged':
    case 'CommitmentReassigned':
    case 'OutcomeDisputed':
    case 'DisputeResolved':
      return describeCommitmentEvent(event, names);
    case 'ContributionMade':
    case 'ContributionAcknowledged':
    case 'ContributionRevalued':
      return describeContributionEvent(event, names);
    case 'ReviewHeld':
    case 'MeetingHeld':
    case 'HealthCheckAnswered':
      return describeConversation(event, names);
    case 'ObjectiveSet':
    case 'ObjectiveProgressed':
    case 'ObjectiveAchieved':
    case 'ObjectiveDropped':
    case 'BenefitRealised':
    case 'ResourceNeedDeclared':
    case 'ResourceNeedMet':
    case 'ConcernRaised':
    case 'ConcernResolved':
    case 'BreachReported':
    case 'BreachConfirmed':
    case 'BreachDismissed':
      return describeTrackedItem(event, names);
    case 'EntryCorrected':
    case 'EntryRetracted':
      return describeAmendment(event, (effective) => describeEvent(effective, names));
    default:
      return event satisfies never;
  }
}
