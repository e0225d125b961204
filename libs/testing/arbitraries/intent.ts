import fc from 'fast-check';
import { type CommandType, type Precision } from '#domain';

/** A wish for something to happen, in numbers: who, what and when are told by the alliance as it then is. */
export interface Intent {
  readonly action: CommandType;
  /** Days that have passed since the intent before. */
  readonly step: number;
  /** Days that it is entered late. */
  readonly late: number;
  readonly precision: Precision;
  readonly who: number;
  readonly whom: number;
  readonly which: number;
  /** 1 to 100 */
  readonly amount: number;
}

/** An intent of one of some actions. */
export type IntentOf<T extends CommandType> = Omit<Intent, 'action'> & { readonly action: T };

export interface IntentOptions {
  /** Actions that are never wished for. */
  readonly without?: readonly CommandType[];
  /** How precisely its date is given; left out: in every way. */
  readonly precision?: Precision;
}

/** How often each is wished for. What ends an alliance, or stops it, is rare: much should happen before. */
const WEIGHTS: Readonly<Record<Exclude<CommandType, 'FormAlliance'>, number>> = {
  AdmitPartner: 8,
  RecordDeparture: 4,
  AppointCoordinator: 6,
  StandDownCoordinator: 3,
  MakeCommitment: 60,
  FulfilCommitment: 45,
  MissCommitment: 30,
  RenegotiateCommitment: 25,
  ReleaseCommitment: 6,
  WithdrawCommitment: 6,
  MakeContribution: 30,
  HoldReview: 20,
  RenegotiateAlliance: 16,
  PauseAlliance: 5,
  ResumeAlliance: 25,
  LapseAlliance: 2,
  ReviveAlliance: 20,
  DissolveAlliance: 1,
  FormaliseAlliance: 1,
  DeclareExpectation: 3,
  AgreeGroundRule: 3,
  DeclareProfile: 3,
  NotePriorRelationship: 3,
  SetObjective: 8,
  ReportProgress: 6,
  AchieveObjective: 4,
  DropObjective: 3,
  RealiseBenefit: 5,
  AcknowledgeContribution: 5,
  RevalueContribution: 4,
  ClaimDelivery: 8,
  AcknowledgeCommitment: 8,
  ReassignCommitment: 12,
  DisputeOutcome: 16,
  ResolveDispute: 14,
  HoldMeeting: 6,
  DeclareResourceNeed: 6,
  MeetResourceNeed: 4,
  AnswerHealthCheck: 4,
  RaiseConcern: 6,
  ResolveConcern: 4,
  ReportBreach: 10,
  ConfirmBreach: 8,
  DismissBreach: 3,
  CorrectEntry: 20,
  RetractEntry: 8,
};

export function intent({ without = [], precision }: IntentOptions = {}): fc.Arbitrary<Intent> {
  const actions = (Object.entries(WEIGHTS) as [keyof typeof WEIGHTS, number][])
    .filter(([action]) => !without.includes(action))
    .map(([action, weight]) => ({ arbitrary: fc.constant(action), weight }));
  return fc.record({
    action: fc.oneof(...actions),
    step: fc.nat({ max: 45 }),
    late: fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, { arbitrary: fc.nat({ max: 500 }), weight: 1 }),
    precision: precision ? fc.constant(precision) : anyPrecision,
    who: fc.nat(),
    whom: fc.nat(),
    which: fc.nat(),
    amount: fc.integer({ min: 1, max: 100 }),
  });
}

const anyPrecision = fc.oneof(
  { arbitrary: fc.constant<Precision>('day'), weight: 6 },
  { arbitrary: fc.constant<Precision>('instant'), weight: 2 },
  { arbitrary: fc.constant<Precision>('month'), weight: 1 },
  { arbitrary: fc.constant<Precision>('year'), weight: 1 },
);
