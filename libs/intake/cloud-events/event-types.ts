import { type AllianceEventType, type CommandType, EVENT_OF_COMMAND } from '#domain';
import { EVENT_BODIES } from '../bodies/event-bodies.js';

const EVENTS = Object.keys(EVENT_BODIES) as AllianceEventType[];

/** `AllianceFormed` is `entente.alliance-formed.v1`. */
export function cloudEventType(event: AllianceEventType): string {
  return `entente.${event.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}.v1`;
}

const EVENT_OF_TYPE: ReadonlyMap<string, AllianceEventType> = new Map(
  EVENTS.map((event) => [cloudEventType(event), event]),
);

export const EVENT_TYPES: readonly string[] = [...EVENT_OF_TYPE.keys()];

export function eventOfType(type: string): AllianceEventType {
  const event = EVENT_OF_TYPE.get(type);
  if (event === undefined) throw new RangeError(`There is no event of type ${type}.`);
  return event;
}

const COMMAND_OF_EVENT: ReadonlyMap<AllianceEventType, CommandType> = new Map([
  ...Object.entries(EVENT_OF_COMMAND).map(([command, event]) => [event, command as CommandType] as const),
  ['CommitmentPartlyKept', 'FulfilCommitment'] as const,
]);

/** The command that asks for an event to be recorded. */
export function commandFor(event: AllianceEventType): CommandType {
  const command = COMMAND_OF_EVENT.get(event);
  if (command === undefined) throw new RangeError(`No command records ${event}.`);
  return command;
}
