import type { AmendableCommand, Command, CommandData, CommandType, OccurredOn } from '#domain';
import type { EntryCorrectedData, EntryRetractedData } from './bodies/amendments.js';
import type {
  ContributionAcknowledgedData,
  ContributionRevaluedData,
  RealiseBenefitBody,
} from './bodies/benefits.js';
import type { BreachConfirmedData, BreachDismissedData, ReportBreachBody } from './bodies/breaches.js';
import type {
  CommitmentReleasedData,
  CommitmentRenegotiatedData,
  CommitmentWithdrawnData,
} from './bodies/change-commitment.js';
import type { CommonFields } from './bodies/common-fields.js';
import type { ConcernResolvedData, RaiseConcernBody } from './bodies/concerns.js';
import type {
  CommitmentAcknowledgedData,
  CommitmentReassignedData,
  DeliveryClaimedData,
  DisputeResolvedData,
  OutcomeDisputedData,
} from './bodies/follow-commitment.js';
import type { AllianceFormedData } from './bodies/form-alliance.js';
import type { HoldReviewBody } from './bodies/hold-review.js';
import type { MakeCommitmentBody } from './bodies/make-commitment.js';
import type { MakeContributionBody } from './bodies/make-contribution.js';
import type {
  ObjectiveAchievedData,
  ObjectiveDroppedData,
  ObjectiveProgressedData,
  SetObjectiveBody,
} from './bodies/objectives.js';
import type { CommitmentMissedData, FulfilCommitmentData } from './bodies/outcomes.js';
import type {
  AdmitPartnerBody,
  AppointCoordinatorBody,
  CoordinatorStoodDownData,
  PartnerLeftData,
} from './bodies/partners.js';
import type {
  DissolveAllianceBody,
  FormaliseAllianceBody,
  LapseAllianceBody,
  PauseAllianceBody,
  ResumeAllianceBody,
  ReviveAllianceBody,
} from './bodies/phases.js';
import type { RenegotiateAllianceBody } from './bodies/renegotiate-alliance.js';
import type {
  AgreeGroundRuleBody,
  DeclareExpectationBody,
  DeclareProfileBody,
  NotePriorRelationshipBody,
} from './bodies/understanding.js';
import type {
  AnswerHealthCheckBody,
  DeclareResourceNeedBody,
  HoldMeetingBody,
  ResourceNeedMetData,
} from './bodies/working-together.js';
import { trustPolicyOf } from './bodies/trust-policy.js';

/** What each command takes, once it is checked: the body, and the ids that the path says. */
export interface CommandInput {
  FormAlliance: AllianceFormedData;
  AdmitPartner: AdmitPartnerBody;
  RecordDeparture: PartnerLeftData;
  AppointCoordinator: AppointCoordinatorBody;
  StandDownCoordinator: CoordinatorStoodDownData;
  MakeCommitment: MakeCommitmentBody;
  FulfilCommitment: FulfilCommitmentData;
  MissCommitment: CommitmentMissedData;
  RenegotiateCommitment: CommitmentRenegotiatedData;
  ReleaseCommitment: CommitmentReleasedData;
  WithdrawCommitment: CommitmentWithdrawnData;
  MakeContribution: MakeContributionBody;
  HoldReview: HoldReviewBody;
  RenegotiateAlliance: RenegotiateAllianceBody;
  PauseAlliance: PauseAllianceBody;
  ResumeAlliance: ResumeAllianceBody;
  LapseAlliance: LapseAllianceBody;
  ReviveAlliance: ReviveAllianceBody;
  DissolveAlliance: DissolveAllianceBody;
  FormaliseAlliance: FormaliseAllianceBody;
  DeclareExpectation: DeclareExpectationBody;
  AgreeGroundRule: AgreeGroundRuleBody;
  DeclareProfile: DeclareProfileBody;
  NotePriorRelationship: NotePriorRelationshipBody;
  SetObjective: SetObjectiveBody;
  ReportProgress: ObjectiveProgressedData;
  AchieveObjective: ObjectiveAchievedData;
  DropObjective: ObjectiveDroppedData;
  RealiseBenefit: RealiseBenefitBody;
  AcknowledgeContribution: ContributionAcknowledgedData;
  RevalueContribution: ContributionRevaluedData;
  ClaimDelivery: DeliveryClaimedData;
  AcknowledgeCommitment: CommitmentAcknowledgedData;
  ReassignCommitment: CommitmentReassignedData;
  DisputeOutcome: OutcomeDisputedData;
  ResolveDispute: DisputeResolvedData;
  HoldMeeting: HoldMeetingBody;
  DeclareResourceNeed: DeclareResourceNeedBody;
  MeetResourceNeed: ResourceNeedMetData;
  AnswerHealthCheck: AnswerHealthCheckBody;
  RaiseConcern: RaiseConcernBody;
  ResolveConcern: ConcernResolvedData;
  ReportBreach: ReportBreachBody;
  ConfirmBreach: BreachConfirmedData;
  DismissBreach: BreachDismissedData;
  CorrectEntry: EntryCorrectedData;
  RetractEntry: EntryRetractedData;
}

/** What a command needs that its input does not say. */
export interface Circumstances {
  readonly allianceId: string;
  /** An instant: ISO 8601, UTC. */
  readonly now: string;
  /** When it happened, if the input leaves that open. Default: now. */
  readonly time?: OccurredOn;
  /** Who asks. */
  readonly caller: string;
  /** What a correction puts in the place of its entry: see `toReplacement`. */
  readonly replacement?: AmendableCommand;
  /** Makes an id for what was given none. */
  readonly makeId: () => string;
}

/** Checked input as a command of the domain: what was left out is filled in. */
export function toCommand<T extends CommandType>(
  type: T,
  input: CommandInput[T],
  circumstances: Circumstances,
): Command<T> {
  const { allianceId, now, time = now, caller, replacement, makeId } = circumstances;
  const occurredOn = occurrence(input) ?? time;
  const reporter = input.onBehalfOf ?? caller;
  const data = COMPLETE[type](bare(input), { occurredOn, reporter, replacement, makeId });
  return { type, allianceId, occurredOn, now, data } as Command<T>;
}

/** When it happened, as far as the input says. */
export function occurrence(
  input: CommonFields & { deliveredOn?: OccurredOn; asOf?: OccurredOn },
): OccurredOn | undefined {
  return input.occurredOn ?? input.deliveredOn ?? input.asOf;
}

type Bare<T extends CommandType> = Omit<CommandInput[T], keyof CommonFields>;

const COMMON: ReadonlySet<string> = new Set<keyof CommonFields>(['occurredOn', 'source', 'onBehalfOf']);

/** Without what goes into the metadata. */
function bare<T extends CommandType>(input: CommandInput[T]): Bare<T> {
  const data: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(input)) if (!COMMON.has(field)) data[field] = value;
  return data as Bare<T>;
}

interface Gaps {
  readonly occurredOn: OccurredOn;
  readonly reporter: string;
  readonly replacement: AmendableCommand | undefined;
  readonly makeId: () => string;
}

const asItIs = <D>(data: D): D => data;

/** What was left out of each, filled in. */
const COMPLETE: { readonly [T in CommandType]: (data: Bare<T>, gaps: Gaps) => CommandData[T] } = {
  FormAlliance: (data) => ({ ...data, trustPolicy: trustPolicyOf(data.trustPolicy ?? 'standard') }),
  AdmitPartner: asItIs,
  RecordDeparture: asItIs,
  AppointCoordinator: asItIs,
  StandDownCoordinator: asItIs,
  MakeCommitment: (data, { makeId }) => ({
    ...data,
    commitmentId: data.commitmentId ?? makeId(),
    weight: data.weight ?? 1,
  }),
  FulfilCommitment: (data, { occurredOn }) => ({ ...data, deliveredOn: data.deliveredOn ?? occurredOn }),
  MissCommitment: (data, { occurredOn }) => ({
    ...data,
    asOf: data.asOf ?? occurredOn,
    detectedBy: data.detectedBy ?? 'partner',
  }),
  RenegotiateCommitment: asItIs,
  ReleaseCommitment: asItIs,
  WithdrawCommitment: asItIs,
  MakeContribution: (data, { makeId }) => ({ ...data, contributionId: data.contributionId ?? makeId() }),
  HoldReview: (data, { makeId }) => ({
    ...data,
    reviewId: data.reviewId ?? makeId(),
    ratings: data.ratings ?? [],
  }),
  RenegotiateAlliance: ({ changes: { trustPolicy, ...others }, ...data }) => ({
    ...data,
    changes: trustPolicy === undefined ? others : { ...others, trustPolicy: trustPolicyOf(trustPolicy) },
  }),
  PauseAlliance: asItIs,
  ResumeAlliance: asItIs,
  LapseAlliance: asItIs,
  ReviveAlliance: asItIs,
  DissolveAlliance: asItIs,
  FormaliseAlliance: asItIs,
  DeclareExpectation: asItIs,
  AgreeGroundRule: asItIs,
  DeclareProfile: asItIs,
  NotePriorRelationship: asItIs,
  SetObjective: (data, { makeId }) => ({
    ...data,
    objectiveId: data.objectiveId ?? makeId(),
    weight: data.weight ?? 1,
    markers: data.markers ?? [],
  }),
  ReportProgress: asItIs,
  AchieveObjective: asItIs,
  DropObjective: asItIs,
  RealiseBenefit: (data, { makeId }) => ({ ...data, benefitId: data.benefitId ?? makeId() }),
  AcknowledgeContribution: asItIs,
  RevalueContribution: asItIs,
  ClaimDelivery: (data) => ({ ...data, fraction: data.fraction ?? 1 }),
  AcknowledgeCommitment: asItIs,
  ReassignCommitment: asItIs,
  DisputeOutcome: asItIs,
  ResolveDispute: asItIs,
  HoldMeeting: (data) => ({ ...data, attendees: data.attendees ?? [] }),
  DeclareResourceNeed: (data, { makeId }) => ({ ...data, needId: data.needId ?? makeId() }),
  MeetResourceNeed: asItIs,
  AnswerHealthCheck: asItIs,
  RaiseConcern: (data, { makeId }) => ({ ...data, concernId: data.concernId ?? makeId() }),
  ResolveConcern: asItIs,
  ReportBreach: (data, { makeId, reporter }) => ({
    ...data,
    breachId: data.breachId ?? makeId(),
    by: data.by ?? reporter,
  }),
  ConfirmBreach: asItIs,
  DismissBreach: asItIs,
  CorrectEntry: (data, { replacement }) => {
    if (replacement === undefined) throw new TypeError('A correction needs its replacement as a command.');
    return { ...data, replacement };
  },
  RetractEntry: asItIs,
};
