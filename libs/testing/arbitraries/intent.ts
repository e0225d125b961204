import fc from 'fast-check';
import { COMMAND_TYPES, type CommandType, type Precision } from '#domain';

/** A wish for something to happen, in numbers: who, what and when are told by the alliance as it then is. */
export interface Intent {
  readonly action: CommandType;
  /** Days that have passed since the intent before. */
  readonly step: number;
  /** Days that it is entered late. */
  readonly late: number;
  readonly precisions: Precisions;
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

/** How often each is wished for, in relation to the others. */
const WEIGHT = 4;

/** What is wished for more often, or less. What ends an alliance, or stops it, is rare: much should happen before. */
const WEIGHTS: Readonly<Partial<Record<CommandType, number>>> = {
  FormAlliance: 0,
  AdmitPartner: 14,
  RecordDeparture: 12,
  AppointCoordinator: 6,
  MakeCommitment: 60,
  FulfilCommitment: 45,
  MissCommitment: 30,
  RenegotiateCommitment: 25,
  MakeContribution: 40,
  HoldReview: 20,
  RenegotiateAlliance: 16,
  PauseAlliance: 12,
  ResumeAlliance: 25,
  ReviveAlliance: 20,
  DissolveAlliance: 5,
  FormaliseAlliance: 1,
  SetObjective: 8,
  ReassignCommitment: 12,
  DisputeOutcome: 35,
  ResolveDispute: 35,
  ReportBreach: 10,
  ConfirmBreach: 8,
  CorrectEntry: 20,
  RetractEntry: 30,
};

export function intent({ without = [], precision }: IntentOptions = {}): fc.Arbitrary<Intent> {
  const actions = COMMAND_TYPES.filter((action) => !without.includes(action)).map((action) => ({
    arbitrary: fc.constant(action),
    weight: WEIGHTS[action] ?? WEIGHT,
  }));
  return fc.record({
    action: fc.oneof(...actions),
    step: fc.nat({ max: 45 }),
    late: fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, { arbitrary: fc.nat({ max: 500 }), weight: 1 }),
    precisions: fc.constantFrom<Precisions>(
      ...(precision ? ([[precision, precision]] as const) : PRECISIONS),
    ),
    who: fc.nat(),
    whom: fc.nat(),
    which: fc.nat(),
    amount: fc.integer({ min: 1, max: 100 }),
  });
}

/** How precisely most things are dated, and how precisely what changes the structure is. */
export type Precisions = readonly [most: Precision, structure: Precision];

/** Most is known to the day. When partners came and went, or an alliance rested, is often known roughly. */
const PRECISIONS: readonly Precisions[] = [
  ['day', 'day'],
  ['day', 'day'],
  ['day', 'day'],
  ['day', 'day'],
  ['day', 'year'],
  ['day', 'year'],
  ['instant', 'instant'],
  ['instant', 'month'],
  ['month', 'month'],
  ['year', 'year'],
];
