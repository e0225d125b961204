import { commandOf, type CommandType, type OccurredOn } from '#domain';
import { EVENT_BODIES } from '../bodies/event-bodies.js';
import { type ValidationError, InvalidInput, NO_ERRORS, invalid, under } from '../shared/validation-error.js';
import { validate } from '../validation/validate.js';
import { errorsInJson } from '../json/errors-in-json.js';
import { type CommandInput } from '../commands/to-command.js';
import { CloudEventBody, isEventId } from './cloud-event.js';
import { eventOfType } from './event-types.js';

/** What a CloudEvent asks to have recorded. */
export type IncomingEvent<T extends CommandType = CommandType> = {
  [K in T]: {
    readonly command: K;
    readonly allianceId: string;
    readonly input: CommandInput[K];
    readonly time?: OccurredOn;
    /** The same for the same `source` and `id`, and for no others. */
    readonly key: string;
    readonly id: string;
  };
}[T];

/**
 * Reads a CloudEvent 1.0 from parsed JSON.
 * @throws InvalidInput, with pointers into the event
 */
export function readCloudEvent(value: unknown): IncomingEvent {
  requireNone(errorsInJson(value));
  const { attributes, errors } = withoutExtensions(value);
  requireNone([...errors, ...validate(CloudEventBody, attributes)]);
  const event = attributes as CloudEventBody;
  const type = eventOfType(event.type);
  requireNone(under('data', validate(EVENT_BODIES[type], event.data)));
  const { id, source, subject, time, data } = event;
  return {
    command: commandOf(type),
    allianceId: subject,
    input: data,
    ...(time === undefined ? {} : { time }),
    key: `${source}\t${id}`,
    id,
  } as IncomingEvent;
}

/** The `id` of what may or may not be a CloudEvent, for the answer to name it. */
export function idOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined;
  return isEventId(value.id) ? value.id : undefined;
}

function requireNone(errors: readonly ValidationError[]): void {
  if (errors.length > 0) throw new InvalidInput(errors);
}

const EXTENSION = /^[a-z0-9]+$/;
const CONTEXT: ReadonlySet<string> = new Set([
  'specversion',
  'id',
  'source',
  'type',
  'subject',
  'time',
  'datacontenttype',
  'dataschema',
  'data',
]);

/**
 * The attributes that are looked at. Those of other specifications (`traceparent`, `partitionkey`) pass through
 * systems that do not know them; null stands for none, as the JSON format has it.
 */
function withoutExtensions(value: unknown): { attributes: unknown; errors: readonly ValidationError[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { attributes: value, errors: NO_ERRORS };
  const attributes: Record<string, unknown> = {};
  const errors: ValidationError[] = [];
  for (const [name, attribute] of Object.entries(value)) {
    if (attribute === null && name !== 'data') continue;
    if (CONTEXT.has(name) || !EXTENSION.test(name)) attributes[name] = attribute;
    else if (typeof attribute === 'object')
      errors.push(...under(name, invalid('must be a string, a number or a boolean')));
  }
  return { attributes, errors };
}
