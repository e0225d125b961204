import type { AllianceEventType } from '#domain';
import type { BodyClass } from '../validation/validate.js';
import { EntryCorrectedData, EntryRetractedData } from './amendments.js';
import { ContributionAcknowledgedData, ContributionRevaluedData, RealiseBenefitBody } from './benefits.js';
import { BreachConfirmedData, BreachDismissedData, ReportBreachBody } from './breaches.js';
import {
  CommitmentReleasedData,
  CommitmentRenegotiatedData,
  CommitmentWithdrawnData,
} from './change-commitment.js';
import type { CommonFields } from './common-fields.js';
import { ConcernResolvedData, RaiseConcernBody } from './concerns.js';
import {
  CommitmentAcknowledgedData,
  CommitmentReassignedData,
  DeliveryClaimedData,
  DisputeResolvedData,
  OutcomeDisputedData,
} from './follow-commitment.js';
import { AllianceFormedData } from './form-alliance.js';
import { HoldReviewBody } from './hold-review.js';
import { MakeCommitmentBody } from './make-commitment.js';
import { MakeContributionBody } from './make-contribution.js';
import {
  ObjectiveAchievedData,
  ObjectiveDroppedData,
  ObjectiveProgressedData,
  SetObjectiveBody,
} from './objectives.js';
import { CommitmentKeptData, CommitmentMissedData, CommitmentPartlyKeptData } from './outcomes.js';
import {
  AdmitPartnerBody,
  AppointCoordinatorBody,
  CoordinatorStoodDownData,
  PartnerLeftData,
} from './partners.js';
import {
  DissolveAllianceBody,
  FormaliseAllianceBody,
  LapseAllianceBody,
  PauseAllianceBody,
  ResumeAllianceBody,
  ReviveAllianceBody,
} from './phases.js';
import { RenegotiateAllianceBody } from './renegotiate-alliance.js';
import {
  AgreeGroundRuleBody,
  DeclareExpectationBody,
  DeclareProfileBody,
  NotePriorRelationshipBody,
} from './understanding.js';
import {
  AnswerHealthCheckBody,
  DeclareResourceNeedBody,
  HoldMeetingBody,
  ResourceNeedMetData,
} from './working-together.js';

/** What each event says when it comes from outside: its data, and what every event says about itself. */
export const EVENT_BODIES = {
  AllianceFormed: AllianceFormedData,
  PartnerJoined: AdmitPartnerBody,
  PartnerLeft: PartnerLeftData,
  CoordinatorAppointed: AppointCoordinatorBody,
  CoordinatorStoodDown: CoordinatorStoodDownData,
  CommitmentMade: MakeCommitmentBody,
  CommitmentKept: CommitmentKeptData,
  CommitmentPartlyKept: CommitmentPartlyKeptData,
  CommitmentMissed: CommitmentMissedData,
  CommitmentRenegotiated: CommitmentRenegotiatedData,
  CommitmentReleased: CommitmentReleasedData,
  CommitmentWithdrawn: CommitmentWithdrawnData,
  ContributionMade: MakeContributionBody,
  ReviewHeld: HoldReviewBody,
  AllianceRenegotiated: RenegotiateAllianceBody,
  AlliancePaused: PauseAllianceBody,
  AllianceResumed: ResumeAllianceBody,
  AllianceLapsed: LapseAllianceBody,
  AllianceRevived: ReviveAllianceBody,
  AllianceDissolved: DissolveAllianceBody,
  AllianceFormalised: FormaliseAllianceBody,
  ExpectationDeclared: DeclareExpectationBody,
  GroundRuleAgreed: AgreeGroundRuleBody,
  ProfileDeclared: DeclareProfileBody,
  PriorRelationshipNoted: NotePriorRelationshipBody,
  ObjectiveSet: SetObjectiveBody,
  ObjectiveProgressed: ObjectiveProgressedData,
  ObjectiveAchieved: ObjectiveAchievedData,
  ObjectiveDropped: ObjectiveDroppedData,
  BenefitRealised: RealiseBenefitBody,
  ContributionAcknowledged: ContributionAcknowledgedData,
  ContributionRevalued: ContributionRevaluedData,
  DeliveryClaimed: DeliveryClaimedData,
  CommitmentAcknowledged: CommitmentAcknowledgedData,
  CommitmentReassigned: CommitmentReassignedData,
  OutcomeDisputed: OutcomeDisputedData,
  DisputeResolved: DisputeResolvedData,
  MeetingHeld: HoldMeetingBody,
  ResourceNeedDeclared: DeclareResourceNeedBody,
  ResourceNeedMet: ResourceNeedMetData,
  HealthCheckAnswered: AnswerHealthCheckBody,
  ConcernRaised: RaiseConcernBody,
  ConcernResolved: ConcernResolvedData,
  BreachReported: ReportBreachBody,
  BreachConfirmed: BreachConfirmedData,
  BreachDismissed: BreachDismissedData,
  EntryCorrected: EntryCorrectedData,
  EntryRetracted: EntryRetractedData,
} as const satisfies Record<AllianceEventType, BodyClass<CommonFields>>;
