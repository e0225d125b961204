import {
  type AmendableCommand,
  type Circumstances,
  type Command,
  type CommandData,
  type CommandType,
  type EventOfCommand,
  type OccurredOn,
} from '#domain';
import { type CommonFields, type Gaps } from '../bodies/common-fields.js';
import { type EVENT_BODIES, bodyOf } from '../bodies/event-bodies.js';
import { type FulfilCommitmentData } from '../bodies/outcomes.js';
import { trustPolicyOf } from '../bodies/trust-policy.js';

type Bodies = typeof EVENT_BODIES;
type BodyOf<T extends CommandType> = T extends 'FulfilCommitment'
  ? typeof FulfilCommitmentData
  : Bodies[EventOfCommand<T>];

/** What each command takes, once it is validated: the data of its event. */
export type CommandInput = { [T in CommandType]: InstanceType<BodyOf<T>> };

/** Validated input as a command of the domain: what was left out is filled in. */
export function toCommand<T extends CommandType>(
  type: T,
  input: CommandInput[T],
  circumstances: Circumstances,
): Command<T> {
  const { allianceId, now, time = now, caller, replacement, makeId } = circumstances;
  const occurredOn = occurrence(input) ?? time;
  const gaps = { occurredOn, reporter: input.onBehalfOf ?? caller, makeId };
  const filled = withoutGaps(type, input, gaps) as Filled<T>;
  const complete = (COMPLETE as Partial<Completions>)[type];
  const data = complete === undefined ? filled : complete(filled, replacement);
  return { type, allianceId, occurredOn, now, data } as Command<T>;
}

/** When it happened, as far as the input says. */
export function occurrence(
  input: CommonFields & { deliveredOn?: OccurredOn; asOf?: OccurredOn },
): OccurredOn | undefined {
  return input.occurredOn ?? input.deliveredOn ?? input.asOf;
}

const COMMON: ReadonlySet<string> = new Set<keyof CommonFields>(['occurredOn', 'source', 'onBehalfOf']);

/** The data, without what goes into the metadata. */
function withoutGaps(type: CommandType, input: object, gaps: Gaps): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(input)) if (!COMMON.has(field)) data[field] = value;
  for (const [field, value] of Object.entries(bodyOf(type).leftOut ?? {}))
    data[field] ??= typeof value === 'function' ? (value as (gaps: Gaps) => unknown)(gaps) : value;
  return data;
}

type FillingsOf<C> = C extends { readonly leftOut: infer L }
  ? { [F in keyof L]: L[F] extends (gaps: Gaps) => infer V ? V : L[F] }
  : unknown;

type Filled<T extends CommandType> = Omit<CommandInput[T], keyof CommonFields> & FillingsOf<BodyOf<T>>;

type Completions = {
  readonly [T in CommandType]: (data: Filled<T>, replacement: AmendableCommand | undefined) => CommandData[T];
};

/** The commands whose data are more than their input with its gaps filled. */
type Incomplete = { [T in CommandType]: Filled<T> extends CommandData[T] ? never : T }[CommandType];

const COMPLETE: Pick<Completions, Incomplete> = {
  FormAlliance: (data) => ({ ...data, trustPolicy: trustPolicyOf(data.trustPolicy ?? 'standard') }),
  RenegotiateAlliance: ({ changes: { trustPolicy, ...others }, ...data }) => ({
    ...data,
    changes: trustPolicy === undefined ? others : { ...others, trustPolicy: trustPolicyOf(trustPolicy) },
  }),
  CorrectEntry: (data, replacement) => {
    if (replacement === undefined) throw new TypeError('A correction needs its replacement as a command.');
    return { ...data, replacement };
  },
};
