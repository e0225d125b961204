import { type AllianceEventType, DEFINITIONS, EVENT_TYPES } from '#domain';

/** `AllianceFormed` is `entente.alliance-formed.v1`. */
export function cloudEventType(event: AllianceEventType): string {
  return `entente.${event.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}.v1`;
}

/** Those that may come from outside. */
const EVENT_OF_TYPE: ReadonlyMap<string, AllianceEventType> = new Map(
  EVENT_TYPES.filter((event) => DEFINITIONS[event].recordedByService !== true).map((event) => [
    cloudEventType(event),
    event,
  ]),
);

export const CLOUD_EVENT_TYPES: readonly string[] = [...EVENT_OF_TYPE.keys()];

export function eventOfType(type: string): AllianceEventType {
  const event = EVENT_OF_TYPE.get(type);
  if (event === undefined) throw new RangeError(`There is no event of type ${type}.`);
  return event;
}
