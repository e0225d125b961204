import type { AllianceEventType } from '../events/alliance-event.js';

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: Iterable<string>): string {
  const all = [...items];
  const last = all.pop() ?? 'nobody';
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`;
}

/** What each event records, as a sentence about it begins. */
export const DEED = {
  AllianceFormed: 'The forming of an alliance',
  PartnerJoined: 'A new partner',
  PartnerLeft: "A partner's departure",
  CoordinatorAppointed: 'A new coordinator',
  CoordinatorStoodDown: "A coordinator's standing down",
  CommitmentMade: 'A new commitment',
  CommitmentKept: 'An outcome',
  CommitmentPartlyKept: 'An outcome',
  CommitmentMissed: 'An outcome',
  CommitmentRenegotiated: 'The renegotiation of a commitment',
  CommitmentReleased: 'The release of a commitment',
  CommitmentWithdrawn: 'The withdrawal of a commitment',
  ContributionMade: 'A contribution',
  ReviewHeld: 'A review',
  AllianceRenegotiated: 'The renegotiation of an alliance',
  AlliancePaused: 'A pause',
  AllianceResumed: 'A resumption',
  AllianceLapsed: 'A lapse',
  AllianceRevived: 'A revival',
  AllianceDissolved: 'A dissolution',
  AllianceFormalised: 'A formalisation',
  ExpectationDeclared: 'An expectation',
  GroundRuleAgreed: 'A ground rule',
  ProfileDeclared: "A partner's profile",
  PriorRelationshipNoted: 'A prior relationship',
  ObjectiveSet: 'A new objective',
  ObjectiveProgressed: 'Progress of an objective',
  ObjectiveAchieved: 'The achievement of an objective',
  ObjectiveDropped: 'The end of an objective',
  BenefitRealised: 'A benefit',
  ContributionAcknowledged: 'The acknowledgement of a contribution',
  ContributionRevalued: 'The revaluation of a contribution',
  DeliveryClaimed: 'A claim of delivery',
  CommitmentAcknowledged: 'The acknowledgement of a commitment',
  CommitmentReassigned: 'The reassignment of a commitment',
  OutcomeDisputed: 'A dispute',
  DisputeResolved: 'The resolution of a dispute',
  MeetingHeld: 'A meeting',
  ResourceNeedDeclared: 'A resource need',
  ResourceNeedMet: 'What meets a resource need',
  HealthCheckAnswered: 'The answer to a health check',
  ConcernRaised: 'A concern',
  ConcernResolved: 'The resolution of a concern',
  BreachReported: 'The report of a breach',
  BreachConfirmed: 'The confirmation of a breach',
  BreachDismissed: 'The dismissal of a breach',
  EntryCorrected: 'A correction',
  EntryRetracted: 'A retraction',
} as const satisfies Record<AllianceEventType, string>;
