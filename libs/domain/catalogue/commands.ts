import type { AllianceEventData, AllianceEventType } from './events.js';
import type { OccurredOn } from '../time/occurred-on.js';

type Optional<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

/**
 * What each command asks to record, by its name. Ids are always given (the caller's, or made outside),
 * and so are defaults: `weight`, `trustPolicy`, `deliveredOn`, `asOf`, `detectedBy`. What only the
 * alliance's own state can tell (`judgedBy`) is filled in by `decide`.
 */
export interface CommandData {
  FormAlliance: AllianceEventData['AllianceFormed'];
  AdmitPartner: AllianceEventData['PartnerJoined'];
  RecordDeparture: AllianceEventData['PartnerLeft'];
  AppointCoordinator: AllianceEventData['CoordinatorAppointed'];
  /** Without a partner: whoever coordinates. */
  StandDownCoordinator: Partial<AllianceEventData['CoordinatorStoodDown']>;
  MakeCommitment: AllianceEventData['CommitmentMade'];
  /** `fraction` 1: kept; less: partly kept. */
  FulfilCommitment: Optional<Omit<AllianceEventData['CommitmentPartlyKept'], 'judgedBy'>, 'fraction'>;
  MissCommitment: Omit<AllianceEventData['CommitmentMissed'], 'judgedBy'>;
  RenegotiateCommitment: AllianceEventData['CommitmentRenegotiated'];
  ReleaseCommitment: AllianceEventData['CommitmentReleased'];
  WithdrawCommitment: AllianceEventData['CommitmentWithdrawn'];
  MakeContribution: AllianceEventData['ContributionMade'];
  HoldReview: AllianceEventData['ReviewHeld'];
  RenegotiateAlliance: AllianceEventData['AllianceRenegotiated'];
  PauseAlliance: AllianceEventData['AlliancePaused'];
  ResumeAlliance: AllianceEventData['AllianceResumed'];
  LapseAlliance: AllianceEventData['AllianceLapsed'];
  ReviveAlliance: AllianceEventData['AllianceRevived'];
  DissolveAlliance: AllianceEventData['AllianceDissolved'];
  FormaliseAlliance: AllianceEventData['AllianceFormalised'];
  DeclareExpectation: AllianceEventData['ExpectationDeclared'];
  AgreeGroundRule: AllianceEventData['GroundRuleAgreed'];
  DeclareProfile: AllianceEventData['ProfileDeclared'];
  NotePriorRelationship: AllianceEventData['PriorRelationshipNoted'];
  SetObjective: AllianceEventData['ObjectiveSet'];
  ReportProgress: AllianceEventData['ObjectiveProgressed'];
  AchieveObjective: AllianceEventData['ObjectiveAchieved'];
  DropObjective: AllianceEventData['ObjectiveDropped'];
  RealiseBenefit: AllianceEventData['BenefitRealised'];
  AcknowledgeContribution: AllianceEventData['ContributionAcknowledged'];
  RevalueContribution: AllianceEventData['ContributionRevalued'];
  ClaimDelivery: AllianceEventData['DeliveryClaimed'];
  AcknowledgeCommitment: AllianceEventData['CommitmentAcknowledged'];
  ReassignCommitment: AllianceEventData['CommitmentReassigned'];
  DisputeOutcome: AllianceEventData['OutcomeDisputed'];
  ResolveDispute: AllianceEventData['DisputeResolved'];
  HoldMeeting: AllianceEventData['MeetingHeld'];
  DeclareResourceNeed: AllianceEventData['ResourceNeedDeclared'];
  MeetResourceNeed: AllianceEventData['ResourceNeedMet'];
  AnswerHealthCheck: AllianceEventData['HealthCheckAnswered'];
  RaiseConcern: AllianceEventData['ConcernRaised'];
  ResolveConcern: AllianceEventData['ConcernResolved'];
  ReportBreach: AllianceEventData['BreachReported'];
  ConfirmBreach: Omit<AllianceEventData['BreachConfirmed'], 'judgedBy'>;
  DismissBreach: AllianceEventData['BreachDismissed'];
  CorrectEntry: {
    /** Of the entry that was wrong. */
    readonly eventId: string;
    /** What should have been asked for instead. */
    readonly replacement: AmendableCommand;
    readonly reason?: string;
  };
  RetractEntry: AllianceEventData['EntryRetracted'];
}

export type CommandType = keyof CommandData;

/** A wish to record a fact. Time and ids arrive in it: the core has neither. */
export type Command<T extends CommandType = CommandType> = {
  [K in T]: {
    readonly type: K;
    readonly allianceId: string;
    readonly occurredOn: OccurredOn;
    /** The instant the command is decided, for `in-the-future`: ISO 8601, UTC. */
    readonly now: string;
    readonly data: CommandData[K];
  };
}[T];

/** A command whose entry can be amended: all but those that amend. */
export type AmendableCommand = Command<Exclude<CommandType, 'CorrectEntry' | 'RetractEntry'>>;

/** The event that each command records (a dissolution records those of the open commitments, too). */
export const EVENT_OF_COMMAND = {
  FormAlliance: 'AllianceFormed',
  AdmitPartner: 'PartnerJoined',
  RecordDeparture: 'PartnerLeft',
  AppointCoordinator: 'CoordinatorAppointed',
  StandDownCoordinator: 'CoordinatorStoodDown',
  MakeCommitment: 'CommitmentMade',
  FulfilCommitment: 'CommitmentKept',
  MissCommitment: 'CommitmentMissed',
  RenegotiateCommitment: 'CommitmentRenegotiated',
  ReleaseCommitment: 'CommitmentReleased',
  WithdrawCommitment: 'CommitmentWithdrawn',
  MakeContribution: 'ContributionMade',
  HoldReview: 'ReviewHeld',
  RenegotiateAlliance: 'AllianceRenegotiated',
  PauseAlliance: 'AlliancePaused',
  ResumeAlliance: 'AllianceResumed',
  LapseAlliance: 'AllianceLapsed',
  ReviveAlliance: 'AllianceRevived',
  DissolveAlliance: 'AllianceDissolved',
  FormaliseAlliance: 'AllianceFormalised',
  DeclareExpectation: 'ExpectationDeclared',
  AgreeGroundRule: 'GroundRuleAgreed',
  DeclareProfile: 'ProfileDeclared',
  NotePriorRelationship: 'PriorRelationshipNoted',
  SetObjective: 'ObjectiveSet',
  ReportProgress: 'ObjectiveProgressed',
  AchieveObjective: 'ObjectiveAchieved',
  DropObjective: 'ObjectiveDropped',
  RealiseBenefit: 'BenefitRealised',
  AcknowledgeContribution: 'ContributionAcknowledged',
  RevalueContribution: 'ContributionRevalued',
  ClaimDelivery: 'DeliveryClaimed',
  AcknowledgeCommitment: 'CommitmentAcknowledged',
  ReassignCommitment: 'CommitmentReassigned',
  DisputeOutcome: 'OutcomeDisputed',
  ResolveDispute: 'DisputeResolved',
  HoldMeeting: 'MeetingHeld',
  DeclareResourceNeed: 'ResourceNeedDeclared',
  MeetResourceNeed: 'ResourceNeedMet',
  AnswerHealthCheck: 'HealthCheckAnswered',
  RaiseConcern: 'ConcernRaised',
  ResolveConcern: 'ConcernResolved',
  ReportBreach: 'BreachReported',
  ConfirmBreach: 'BreachConfirmed',
  DismissBreach: 'BreachDismissed',
  CorrectEntry: 'EntryCorrected',
  RetractEntry: 'EntryRetracted',
} as const satisfies Record<CommandType, AllianceEventType>;
