import { AMENDMENTS, type AmendmentEvents } from './amendments.js';
import { COMMITMENTS, type CommitmentEvents } from './commitments.js';
import { CONCERNS, type ConcernEvents } from './concerns.js';
import { CONTRIBUTIONS, type ContributionEvents } from './contributions.js';
import { CONVERSATIONS, type ConversationEvents } from './conversations.js';
import { type EventDefinition, type EventDefinitions } from './definition.js';
import { OUTCOMES, type OutcomeEvents } from './outcomes.js';
import { PARTNERSHIP, type PartnershipEvents } from './partnership.js';
import { PHASE_CHANGES, type PhaseChangeEvents } from './phase-changes.js';
import { PLANS, type PlanEvents } from './plans.js';
import { UNDERSTANDING, type UnderstandingEvents } from './understanding.js';

interface EntryData
  extends
    PartnershipEvents,
    PhaseChangeEvents,
    CommitmentEvents,
    OutcomeEvents,
    ContributionEvents,
    ConversationEvents,
    UnderstandingEvents,
    PlanEvents,
    ConcernEvents {}

/** Entries can be amended; what amends one is no such entry. */
export type AmendableEventType = keyof EntryData;

/** What each event says, by its name. The metadata every event carries is the envelope's. */
export interface AllianceEventData extends EntryData, AmendmentEvents<AmendableEventType> {}

export type AllianceEventType = keyof AllianceEventData;

/** Every event there is. What else is to be known of events is derived from here. */
export const CATALOGUE = {
  ...PARTNERSHIP,
  ...PHASE_CHANGES,
  ...COMMITMENTS,
  ...OUTCOMES,
  ...CONTRIBUTIONS,
  ...CONVERSATIONS,
  ...UNDERSTANDING,
  ...PLANS,
  ...CONCERNS,
  ...AMENDMENTS,
} as const satisfies EventDefinitions<AllianceEventData>;

type Catalogue = typeof CATALOGUE;

/** The same, where only the name of an event is known. */
export const DEFINITIONS: {
  readonly [T in AllianceEventType]: EventDefinition<AllianceEventData[T]>;
} = CATALOGUE;

export const EVENT_TYPES = Object.keys(CATALOGUE) as readonly AllianceEventType[];

export function isEventType(type: string): type is AllianceEventType {
  return Object.hasOwn(CATALOGUE, type);
}

/** The events whose definition says so. */
type EventTypeWith<Part> = {
  [T in AllianceEventType]: Catalogue[T] extends Part ? T : never;
}[AllianceEventType];

export type CommitmentEventType = EventTypeWith<{ readonly ofCommitment: true }>;

export type CommandType = Catalogue[AllianceEventType]['command'];

/** The event that a command asks for; where it asks for one of several, either of them. */
export type EventOfCommand<C extends CommandType> = EventTypeWith<{ readonly command: C }>;

/** The command that asks for an event. */
export function commandOf<T extends AllianceEventType>(type: T): Catalogue[T]['command'] {
  return CATALOGUE[type].command;
}

/**
 * The event that each command records; where it may be one of several, the first of them in the catalogue.
 * (A dissolution records those of the open commitments, too.)
 */
export const EVENT_OF_COMMAND = Object.fromEntries(
  EVENT_TYPES.toReversed().map((type) => [CATALOGUE[type].command, type]),
) as { readonly [C in CommandType]: EventOfCommand<C> };

export const COMMAND_TYPES = Object.keys(EVENT_OF_COMMAND) as readonly CommandType[];

export function eventOf<C extends CommandType>(type: C): EventOfCommand<C> {
  return EVENT_OF_COMMAND[type];
}
