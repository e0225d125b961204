import { List, Map } from 'immutable';
import { statusOf } from '../commitment/status.js';
import { type FlowJson, flowFromJson, flowToJson } from '../reciprocity/flow.js';
import { CORE_VERSION, type CoreJson, coreFromJson, coreToJson } from '../state/core-json.js';
import { type AssessmentState } from './assessment-state.js';

/**
 * The version of snapshots of the state of assessments. Those of another version are thrown away, and the state is
 * folded from its events. The second part is to be raised with each change of what the state holds, beside its core, or
 * of what any event does to it.
 */
export const ASSESSMENT_STATE_VERSION = `${CORE_VERSION}.2`;

type Plain<T> =
  T extends List<infer Item>
    ? readonly Item[]
    : T extends Map<infer Key, infer Value>
      ? readonly (readonly [Key, Value])[]
      : T;

type OwnFields = Omit<AssessmentState, keyof CoreJson | 'open' | 'revaluations' | 'totals'>;

/** A state as plain JSON: what is `open` follows from the commitments. */
interface AssessmentStateJson {
  readonly version: string;
  readonly core: CoreJson;
  readonly own: { readonly [Field in keyof OwnFields]: Plain<OwnFields[Field]> };
  readonly revaluations: readonly (readonly [
    string,
    Plain<NonNullable<ReturnType<AssessmentState['revaluations']['get']>>>,
  ])[];
  readonly totals: readonly FlowJson[];
}

/** A state as JSON text, to be stored as a snapshot. */
export function assessmentStateToJson(state: AssessmentState): string {
  const { open, revision, profile, epochs, commitments, trackedItems, revaluations, totals, ...own } = state;
  void open;
  const core = coreToJson({ revision, profile, epochs, commitments, trackedItems });
  return JSON.stringify({
    version: ASSESSMENT_STATE_VERSION,
    core,
    own: Object.fromEntries(
      Object.entries(own).map(([field, value]) => [field, Map.isMap(value) ? [...value] : value]),
    ),
    revaluations: [...revaluations],
    totals: [...totals.values()].map(flowToJson),
  });
}

/** The state that a snapshot holds, which answers and evolves as the state itself does; undefined for another version. */
export function assessmentStateFromJson(text: string): AssessmentState | undefined {
  const json = JSON.parse(text) as AssessmentStateJson;
  if (json.version !== ASSESSMENT_STATE_VERSION) return undefined;
  const core = coreFromJson(json.core);
  const { own } = json;
  return {
    ...core,
    open: core.commitments.filter((commitment) => statusOf(commitment) === 'open'),
    outcomes: List(own.outcomes),
    renegotiations: List(own.renegotiations),
    retreats: List(own.retreats),
    contributions: List(own.contributions),
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
