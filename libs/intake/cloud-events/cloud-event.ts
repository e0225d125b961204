import { precisionOf } from '#domain';
import { type Judge, field } from '../fields/field.js';
import { Id, OneOf, judgeText } from '../fields/texts.js';
import { NO_ERRORS, invalid } from '../validation/validation-error.js';
import { EVENT_TYPES } from './event-types.js';

const SOURCE_LENGTH = 1_000;
const ID_LENGTH = 250;

export const judgeEventId = judgeText(ID_LENGTH);

const judgeSource: Judge = (value, event) => {
  const errors = judgeText(SOURCE_LENGTH)(value, event);
  if (errors.length > 0) return errors;
  return /^[^\s"<>\\^`{|}]+$/.test(value as string) ? NO_ERRORS : invalid('must be a URI reference');
};

const judgeTime: Judge = (value) =>
  typeof value === 'string' && precisionOf(value) === 'instant'
    ? NO_ERRORS
    : invalid('must be an instant of RFC 3339, like 2024-03-01T09:30:00Z');

const judgeContentType: Judge = (value) =>
  typeof value === 'string' && /^application\/([a-z0-9.+-]+\+)?json\s*(;|$)/i.test(value)
    ? NO_ERRORS
    : invalid('must be application/json');

/** A CloudEvent 1.0 in the JSON format. Extension attributes are taken and not kept. */
export class CloudEventBody {
  @OneOf(['1.0'], { description: 'The version of CloudEvents.', example: '1.0' })
  specversion!: string;

  @field(
    judgeEventId,
    { type: 'string', minLength: 1, maxLength: ID_LENGTH },
    { description: 'With `source`, the idempotency key: the same two again are a duplicate.', example: '42' },
  )
  id!: string;

  @field(
    judgeSource,
    { type: 'string', minLength: 1, maxLength: SOURCE_LENGTH, format: 'uri-reference' },
    { description: 'The system that sends it.', example: 'https://crm.example.org' },
  )
  source!: string;

  @OneOf(EVENT_TYPES, { description: 'What happened.', example: 'entente.contribution-made.v1' })
  type!: string;

  @Id({ description: 'The id of the alliance.', example: 'river-valley-schools' })
  subject!: string;

  @field(
    judgeTime,
    { type: 'string', format: 'date-time' },
    {
      optional: true,
      description: 'When it happened, where `data` leaves that open.',
      example: '2024-03-01T09:30:00Z',
    },
  )
  time?: string;

  @field(
    judgeContentType,
    { type: 'string' },
    { optional: true, description: 'JSON.', example: 'application/json' },
  )
  datacontenttype?: string;

  @field(
    judgeText(SOURCE_LENGTH),
    { type: 'string' },
    {
      optional: true,
      description: 'The schema of `data`. Taken and not looked at.',
      example: 'https://crm.example.org/schemas/contribution.json',
    },
  )
  dataschema?: string;

  @field(
    () => NO_ERRORS,
    { type: 'object', additionalProperties: true },
    {
      description: 'As the event of this type says it, with `occurredOn` and `source` where they are known.',
      example: {
        occurredOn: '2024-03-01',
        givers: ['north-college'],
        kind: 'space',
        description: 'Three rooms on Tuesday evenings.',
      },
    },
  )
  data!: Record<string, unknown>;
}
