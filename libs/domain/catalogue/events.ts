import { type OccurredOn } from '../time/occurred-on.js';
import {
  type AllianceEventData,
  type AllianceEventType,
  type CommitmentEventType,
  DEFINITIONS,
} from './catalogue.js';
import { type ItemStep, type Teller, type TrackedItemKind } from './definition.js';
import { type Names } from './names.js';
import { type Phase, WHILE_IT_LASTS } from './phases.js';

/** A fact about an alliance, as decided: not yet recorded. */
export type AllianceEvent<T extends AllianceEventType = AllianceEventType> = {
  [K in T]: { readonly type: K; readonly occurredOn: OccurredOn; readonly data: AllianceEventData[K] };
}[T];

/** Where and when a fact was recorded. */
export interface Recording {
  readonly allianceId: string;
  readonly eventId: string;
  /** From 0, without gaps within an alliance; breaks ties between equal `occurredOn`. */
  readonly revision: number;
  /** In the whole store; opaque, ordered as a string. */
  readonly position: string;
  /** An instant: ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly onBehalfOf?: string;
  readonly source?: string;
  /** Of what counts in the place of an entry that was amended: the id under which it was first recorded. */
  readonly amends?: string;
}

/** A fact about an alliance, as recorded. */
export type RecordedAllianceEvent<T extends AllianceEventType = AllianceEventType> = {
  [K in T]: AllianceEvent<K> & Recording;
}[T];

/** What is to be said of a recorded fact that another one depends on. */
export interface RecordedFact {
  readonly eventId: string;
  readonly type: string;
  readonly occurredOn: OccurredOn;
  readonly revision: number;
}

/** An event by what it is and says, wherever it was recorded. */
type Said<T extends AllianceEventType = AllianceEventType> = {
  [K in T]: { readonly type: K; readonly data: AllianceEventData[K] };
}[T];

export function isCommitmentEvent(
  event: RecordedAllianceEvent,
): event is RecordedAllianceEvent<CommitmentEventType> {
  return DEFINITIONS[event.type].ofCommitment === true;
}

/** The phases that accept an event, beside facts that happened earlier. */
export function phasesAccepting(type: AllianceEventType): readonly Phase[] {
  return DEFINITIONS[type].acceptedIn ?? WHILE_IT_LASTS;
}

/** Whether an event is entered in the order in which it happened, and begins an epoch. */
export function beginsEpoch<T extends AllianceEventType>({ type, data }: Said<T>): boolean {
  const begins = DEFINITIONS[type].beginsEpoch;
  return typeof begins === 'function' ? begins(data) : begins === true;
}

/** Whether every event of that type changes the phase, the membership or the coordinator. */
export function changesStructure(type: AllianceEventType): boolean {
  return DEFINITIONS[type].beginsEpoch === true;
}

/** How many of the events just before it were recorded with an event: together they stand or fall. */
export function companionsOf<T extends AllianceEventType>({ type, data }: Said<T>): number {
  return DEFINITIONS[type].companions?.(data) ?? 0;
}

/** Those whom an event names who must be partners at that time. */
export function partnersNamed<T extends AllianceEventType>({ type, data }: Said<T>): readonly string[] {
  return DEFINITIONS[type].partners?.(data) ?? [];
}

/** Those whom an event names where they must be all the partners at that time. */
export function everyPartnerNamed<T extends AllianceEventType>({
  type,
  data,
}: Said<T>): readonly string[] | undefined {
  return DEFINITIONS[type].everyPartner?.(data);
}

/** What an event does to a tracked item. */
export interface ItemTransition {
  readonly kind: TrackedItemKind;
  readonly id: string;
  readonly step: ItemStep;
}

/** What an event does to the tracked item it is about; undefined, if it is about none. */
export function itemTransitionOf<T extends AllianceEventType>({
  type,
  data,
}: Said<T>): ItemTransition | undefined {
  const { item } = DEFINITIONS[type];
  return item && { kind: item.kind, step: item.step, id: item.id(data) };
}

/** Whose sign of life an event is (perhaps of nobody by name); undefined, if it is none. */
export function signOfLife<T extends AllianceEventType>(
  { type, data }: Said<T>,
  onBehalfOf?: string,
): readonly string[] | undefined {
  const sign = DEFINITIONS[type].signOfLife;
  if (sign === 'none') return undefined;
  const doers = sign ? sign(data) : [];
  return doers && onBehalfOf !== undefined ? [onBehalfOf, ...doers] : doers;
}

/** What an event says, in plain words: who did what, and why. One line, without a full stop. */
export function describeEvent<T extends AllianceEventType>({ type, data }: Said<T>, names: Names): string {
  // What another event speaks of was decided as one: its type and its data belong together.
  const tell: Teller = (other) => describeEvent(other as Said, names);
  return DEFINITIONS[type].tell(data, names, tell);
}
