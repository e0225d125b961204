import { List, Map } from 'immutable';
import { statusOf } from '../commitment/status.js';
import { type Contribution } from '../reciprocity/contribution.js';
import { type FlowJson, flowFromJson, flowToJson } from '../reciprocity/flow.js';
import { CORE_VERSION, type CoreJson, coreFromJson, coreToJson } from '../state/core-json.js';
import { type AssessmentState } from './assessment-state.js';

/**
 * The version of snapshots of the state of assessments. Those of another version are thrown away, and the state is
 * folded from its events. The second part is to be raised with each change of what the state holds, beside its core, or
 * of what any event does to it.
 */
export const ASSESSMENT_STATE_VERSION = `${CORE_VERSION}.3`;

type Plain<T> =
  T extends List<infer Item>
    ? readonly Item[]
    : T extends Map<infer Key, infer Value>
      ? readonly (readonly [Key, Value])[]
      : T;

type OwnFields = Omit<
  AssessmentState,
  keyof CoreJson | 'settled' | 'open' | 'contributions' | 'revaluations' | 'totals'
>;

/** A state as plain JSON: what is `open` follows from the commitments. */
interface AssessmentStateJson {
  readonly version: string;
  readonly core: CoreJson;
  readonly contributions: readonly ContributionRow[];
  readonly own: { readonly [Field in keyof OwnFields]: Plain<OwnFields[Field]> };
  readonly revaluations: readonly (readonly [
    string,
    Plain<NonNullable<ReturnType<AssessmentState['revaluations']['get']>>>,
  ])[];
  readonly totals: readonly FlowJson[];
}

/** Of fewer, none is worth a line of its own. */
const MANY_COMMITMENTS = 1_000;

/**
 * A state as text, to be stored as a snapshot: a line of JSON, and where there are many commitments, one for each that is
 * settled, with its id before it. Nearly all are, and nearly none is ever asked for again: they are most of the text.
 *
 * @param many how many commitments that takes
 */
export function assessmentStateToJson(state: AssessmentState, many = MANY_COMMITMENTS): string {
  const { open, revision, profile, epochs, commitments, settled, trackedItems, ...rest } = state;
  const { contributions, revaluations, totals, ...own } = rest;
  const isLine = (_: unknown, id: string): boolean =>
    commitments.size + settled.size >= many && !open.has(id);
  const lines = commitments.filter(isLine).map((commitment) => JSON.stringify(commitment));
  const all = new globalThis.Map([...settled, ...lines]);
  commitments.filterNot(isLine).forEach((_, id) => all.delete(id));
  const core = { revision, profile, epochs, commitments: commitments.filterNot(isLine), trackedItems };
  const header = JSON.stringify({
    version: ASSESSMENT_STATE_VERSION,
    core: coreToJson(core),
    contributions: contributions.map(rowOf),
    own: Object.fromEntries(
      Object.entries(own).map(([field, value]) => [field, Map.isMap(value) ? [...value] : value]),
    ),
    revaluations: [...revaluations],
    totals: [...totals.values()].map(flowToJson),
  });
  return [header, ...Array.from(all, ([id, text]) => `${id}\t${text}`)].join('\n');
}

/** The state that a snapshot holds, which answers and evolves as the state itself does; undefined for another version. */
export function assessmentStateFromJson(text: string): AssessmentState | undefined {
  const [header = '', ...lines] = text.split('\n');
  const json = JSON.parse(header) as AssessmentStateJson;
  if (json.version !== ASSESSMENT_STATE_VERSION) return undefined;
  const core = coreFromJson(json.core);
  const { own } = json;
  return {
    ...core,
    settled: new globalThis.Map(lines.map(idAndText)),
    open: core.commitments.filter((commitment) => statusOf(commitment) === 'open'),
    outcomes: List(own.outcomes),
    renegotiations: List(own.renegotiations),
    retreats: List(own.retreats),
    contributions: List(json.contributions.map(contributionIn)),
    revaluations: Map(json.revaluations.map(([contributionId, all]) => [contributionId, List(all)])),
    benefits: List(own.benefits),
    totals: Map(json.totals.map(flowFromJson)),
    priorRelationships: List(own.priorRelationships),
    profiles: Map(own.profiles),
    healthChecks: Map(own.healthChecks),
    meetings: List(own.meetings),
    reviewSteps: List(own.reviewSteps),
    otherEvidence: List(own.otherEvidence),
    trust: Map(own.trust),
    firstDateAgreed: own.firstDateAgreed,
    vacantSince: own.vacantSince,
    lastSeen: Map(own.lastSeen),
    lastSign: own.lastSign,
    days: List(own.days),
    gaps: Map(own.gaps),
  };
}

function idAndText(line: string): [id: string, text: string] {
  const end = line.indexOf('\t');
  return [line.slice(0, end), line.slice(end + 1)];
}

/** Without the names of the fields, which would be half of the text. */
type ContributionRow = readonly unknown[];

function rowOf(one: Contribution): ContributionRow {
  const { eventId, occurredOn, at, revision, contributionId, givers, kind, amount, overhead } = one;
  const { unit = null, value = null, beneficiaries = null } = one;
  const named = [eventId, occurredOn, at, revision, contributionId, givers, kind, amount, overhead];
  return [...named, unit, value, beneficiaries];
}

function contributionIn(row: ContributionRow): Contribution {
  const [eventId, occurredOn, at, revision, contributionId, givers, kind, amount, overhead, ...optional] =
    row;
  const [unit, value, beneficiaries] = optional.map((field) => field ?? undefined);
  return {
    eventId,
    occurredOn,
    at,
    revision,
    contributionId,
    givers,
    kind,
    unit,
    amount,
    value,
    beneficiaries,
    overhead,
  } as Contribution;
}
