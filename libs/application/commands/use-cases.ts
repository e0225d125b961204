import type { Command, CommandType } from '#domain';
import type { CommandContext } from '../handle-command/command-context.js';
import { AchieveObjective, AchieveObjectiveHandler } from './achieve-objective/achieve-objective.js';
import {
  AcknowledgeCommitment,
  AcknowledgeCommitmentHandler,
} from './acknowledge-commitment/acknowledge-commitment.js';
import {
  AcknowledgeContribution,
  AcknowledgeContributionHandler,
} from './acknowledge-contribution/acknowledge-contribution.js';
import { AdmitPartner, AdmitPartnerHandler } from './admit-partner/admit-partner.js';
import { AgreeGroundRule, AgreeGroundRuleHandler } from './agree-ground-rule/agree-ground-rule.js';
import { AnswerHealthCheck, AnswerHealthCheckHandler } from './answer-health-check/answer-health-check.js';
import { AppointCoordinator, AppointCoordinatorHandler } from './appoint-coordinator/appoint-coordinator.js';
import { ClaimDelivery, ClaimDeliveryHandler } from './claim-delivery/claim-delivery.js';
import { ConfirmBreach, ConfirmBreachHandler } from './confirm-breach/confirm-breach.js';
import { CorrectEntry, CorrectEntryHandler } from './correct-entry/correct-entry.js';
import { DeclareExpectation, DeclareExpectationHandler } from './declare-expectation/declare-expectation.js';
import { DeclareProfile, DeclareProfileHandler } from './declare-profile/declare-profile.js';
import {
  DeclareResourceNeed,
  DeclareResourceNeedHandler,
} from './declare-resource-need/declare-resource-need.js';
import { DismissBreach, DismissBreachHandler } from './dismiss-breach/dismiss-breach.js';
import { DisputeOutcome, DisputeOutcomeHandler } from './dispute-outcome/dispute-outcome.js';
import { DissolveAlliance, DissolveAllianceHandler } from './dissolve-alliance/dissolve-alliance.js';
import { DropObjective, DropObjectiveHandler } from './drop-objective/drop-objective.js';
import { FormAlliance, FormAllianceHandler } from './form-alliance/form-alliance.js';
import { FormaliseAlliance, FormaliseAllianceHandler } from './formalise-alliance/formalise-alliance.js';
import { FulfilCommitment, FulfilCommitmentHandler } from './fulfil-commitment/fulfil-commitment.js';
import { HoldMeeting, HoldMeetingHandler } from './hold-meeting/hold-meeting.js';
import { HoldReview, HoldReviewHandler } from './hold-review/hold-review.js';
import { LapseAlliance, LapseAllianceHandler } from './lapse-alliance/lapse-alliance.js';
import { MakeCommitment, MakeCommitmentHandler } from './make-commitment/make-commitment.js';
import { MakeContribution, MakeContributionHandler } from './make-contribution/make-contribution.js';
import { MeetResourceNeed, MeetResourceNeedHandler } from './meet-resource-need/meet-resource-need.js';
import { MissCommitment, MissCommitmentHandler } from './miss-commitment/miss-commitment.js';
import {
  NotePriorRelationship,
  NotePriorRelationshipHandler,
} from './note-prior-relationship/note-prior-relationship.js';
import { PauseAlliance, PauseAllianceHandler } from './pause-alliance/pause-alliance.js';
import { RaiseConcern, RaiseConcernHandler } from './raise-concern/raise-concern.js';
import { RealiseBenefit, RealiseBenefitHandler } from './realise-benefit/realise-benefit.js';
import { ReassignCommitment, ReassignCommitmentHandler } from './reassign-commitment/reassign-commitment.js';
import { RecordDeparture, RecordDepartureHandler } from './record-departure/record-departure.js';
import { ReleaseCommitment, ReleaseCommitmentHandler } from './release-commitment/release-commitment.js';
import {
  RenegotiateAlliance,
  RenegotiateAllianceHandler,
} from './renegotiate-alliance/renegotiate-alliance.js';
import {
  RenegotiateCommitment,
  RenegotiateCommitmentHandler,
} from './renegotiate-commitment/renegotiate-commitment.js';
import { ReportBreach, ReportBreachHandler } from './report-breach/report-breach.js';
import { ReportProgress, ReportProgressHandler } from './report-progress/report-progress.js';
import { ResolveConcern, ResolveConcernHandler } from './resolve-concern/resolve-concern.js';
import { ResolveDispute, ResolveDisputeHandler } from './resolve-dispute/resolve-dispute.js';
import { ResumeAlliance, ResumeAllianceHandler } from './resume-alliance/resume-alliance.js';
import { RetractEntry, RetractEntryHandler } from './retract-entry/retract-entry.js';
import {
  RevalueContribution,
  RevalueContributionHandler,
} from './revalue-contribution/revalue-contribution.js';
import { ReviveAlliance, ReviveAllianceHandler } from './revive-alliance/revive-alliance.js';
import { SetObjective, SetObjectiveHandler } from './set-objective/set-objective.js';
import {
  StandDownCoordinator,
  StandDownCoordinatorHandler,
} from './stand-down-coordinator/stand-down-coordinator.js';
import { WithdrawCommitment, WithdrawCommitmentHandler } from './withdraw-commitment/withdraw-commitment.js';
import type { UseCase } from './use-case.js';

/** The use case of each command. */
export const USE_CASES: {
  readonly [T in CommandType]: new (command: Command<T>, context: CommandContext) => UseCase<T>;
} = {
  FormAlliance,
  AdmitPartner,
  RecordDeparture,
  AppointCoordinator,
  StandDownCoordinator,
  MakeCommitment,
  FulfilCommitment,
  MissCommitment,
  RenegotiateCommitment,
  ReleaseCommitment,
  WithdrawCommitment,
  MakeContribution,
  HoldReview,
  RenegotiateAlliance,
  PauseAlliance,
  ResumeAlliance,
  LapseAlliance,
  ReviveAlliance,
  DissolveAlliance,
  FormaliseAlliance,
  DeclareExpectation,
  AgreeGroundRule,
  DeclareProfile,
  NotePriorRelationship,
  SetObjective,
  ReportProgress,
  AchieveObjective,
  DropObjective,
  RealiseBenefit,
  AcknowledgeContribution,
  RevalueContribution,
  ClaimDelivery,
  AcknowledgeCommitment,
  ReassignCommitment,
  DisputeOutcome,
  ResolveDispute,
  HoldMeeting,
  DeclareResourceNeed,
  MeetResourceNeed,
  AnswerHealthCheck,
  RaiseConcern,
  ResolveConcern,
  ReportBreach,
  ConfirmBreach,
  DismissBreach,
  CorrectEntry,
  RetractEntry,
};

export const USE_CASE_HANDLERS = [
  FormAllianceHandler,
  AdmitPartnerHandler,
  RecordDepartureHandler,
  AppointCoordinatorHandler,
  StandDownCoordinatorHandler,
  MakeCommitmentHandler,
  FulfilCommitmentHandler,
  MissCommitmentHandler,
  RenegotiateCommitmentHandler,
  ReleaseCommitmentHandler,
  WithdrawCommitmentHandler,
  MakeContributionHandler,
  HoldReviewHandler,
  RenegotiateAllianceHandler,
  PauseAllianceHandler,
  ResumeAllianceHandler,
  LapseAllianceHandler,
  ReviveAllianceHandler,
  DissolveAllianceHandler,
  FormaliseAllianceHandler,
  DeclareExpectationHandler,
  AgreeGroundRuleHandler,
  DeclareProfileHandler,
  NotePriorRelationshipHandler,
  SetObjectiveHandler,
  ReportProgressHandler,
  AchieveObjectiveHandler,
  DropObjectiveHandler,
  RealiseBenefitHandler,
  AcknowledgeContributionHandler,
  RevalueContributionHandler,
  ClaimDeliveryHandler,
  AcknowledgeCommitmentHandler,
  ReassignCommitmentHandler,
  DisputeOutcomeHandler,
  ResolveDisputeHandler,
  HoldMeetingHandler,
  DeclareResourceNeedHandler,
  MeetResourceNeedHandler,
  AnswerHealthCheckHandler,
  RaiseConcernHandler,
  ResolveConcernHandler,
  ReportBreachHandler,
  ConfirmBreachHandler,
  DismissBreachHandler,
  CorrectEntryHandler,
  RetractEntryHandler,
] as const;

/** A command of whichever type as its use case. */
export function useCaseOf<T extends CommandType>(command: Command<T>, context: CommandContext): UseCase<T> {
  return new USE_CASES[command.type as T](command, context);
}
