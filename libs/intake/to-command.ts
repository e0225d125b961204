import {
  type AmendableCommand,
  type Command,
  type CommandData,
  type CommandType,
  type EVENT_OF_COMMAND,
  type OccurredOn,
} from '#domain';
import  { type CommonFields } from './bodies/common-fields.js';
import  { type EVENT_BODIES } from './bodies/event-bodies.js';
import  { type FulfilCommitmentData } from './bodies/outcomes.js';
import { trustPolicyOf } from './bodies/trust-policy.js';

type EventBody<T extends CommandType> = InstanceType<(typeof EVENT_BODIES)[(typeof EVENT_OF_COMMAND)[T]]>;

/** What each command takes, once it is validated: the data of its event. */
export type CommandInput = {
  [T in CommandType]: T extends 'FulfilCommitment' ? InstanceType<typeof FulfilCommitmentData> : EventBody<T>;
};

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

/** Validated input as a command of the domain: what was left out is filled in. */
export function toCommand<T extends CommandType>(
  type: T,
  input: CommandInput[T],
  circumstances: Circumstances,
): Command<T> {
  const { allianceId, now, time = now, caller, replacement, makeId } = circumstances;
  const occurredOn = occurrence(input) ?? time;
  const complete = (COMPLETE as Partial<Completions>)[type];
  const data = bare(input);
  const gaps = { occurredOn, reporter: input.onBehalfOf ?? caller, replacement, makeId };
  return { type, allianceId, occurredOn, now, data: complete?.(data, gaps) ?? data } as Command<T>;
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

type Completions = { readonly [T in CommandType]: (data: Bare<T>, gaps: Gaps) => CommandData[T] };

/** The commands whose input may leave out what their data must have. */
type Incomplete = { [T in CommandType]: Bare<T> extends CommandData[T] ? never : T }[CommandType];

/** What was left out of each, filled in. The input of all others is their data. */
const COMPLETE: Pick<Completions, Incomplete> = {
  FormAlliance: (data) => ({ ...data, trustPolicy: trustPolicyOf(data.trustPolicy ?? 'standard') }),
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
  SetObjective: (data, { makeId }) => ({
    ...data,
    objectiveId: data.objectiveId ?? makeId(),
    weight: data.weight ?? 1,
    markers: data.markers ?? [],
  }),
  RealiseBenefit: (data, { makeId }) => ({ ...data, benefitId: data.benefitId ?? makeId() }),
  ClaimDelivery: (data) => ({ ...data, fraction: data.fraction ?? 1 }),
  HoldMeeting: (data) => ({ ...data, attendees: data.attendees ?? [] }),
  DeclareResourceNeed: (data, { makeId }) => ({ ...data, needId: data.needId ?? makeId() }),
  RaiseConcern: (data, { makeId }) => ({ ...data, concernId: data.concernId ?? makeId() }),
  ReportBreach: (data, { makeId, reporter }) => ({
    ...data,
    breachId: data.breachId ?? makeId(),
    by: data.by ?? reporter,
  }),
  CorrectEntry: (data, { replacement }) => {
    if (replacement === undefined) throw new TypeError('A correction needs its replacement as a command.');
    return { ...data, replacement };
  },
};
