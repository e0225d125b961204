import { IsObject } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { Optional } from '../decorators/optional.js';
import { Id, Instant, OneOf, Text, isBlank, isLonger } from '../decorators/texts.js';
import { type FieldDecorator, constraint } from '../validation/constraint.js';
import { NO_ERRORS, invalid } from '../shared/validation-error.js';
import { CLOUD_EVENT_TYPES } from './event-types.js';

const SOURCE_LENGTH = 1_000;
const ID_LENGTH = 250;

export const isEventId = (id: unknown): id is string =>
  typeof id === 'string' && !isLonger(id, ID_LENGTH) && !isBlank(id);

function UriReference(): FieldDecorator {
  return constraint({
    name: 'uriReference',
    rule: (value) =>
      typeof value === 'string' && /^[^\s"<>\\^`{|}]+$/.test(value)
        ? NO_ERRORS
        : invalid('must be a URI reference'),
    document: { type: 'string', format: 'uri-reference' },
  });
}

function JsonMediaType(): FieldDecorator {
  return constraint({
    name: 'jsonMediaType',
    rule: (value) =>
      typeof value === 'string' && /^application\/([a-z0-9.+-]+\+)?json\s*(;|$)/i.test(value)
        ? NO_ERRORS
        : invalid('must be application/json'),
    document: { type: 'string' },
  });
}

/** A CloudEvent 1.0 in the JSON format. Extension attributes are taken and not kept. */
export class CloudEventBody {
  @OneOf(['1.0'], 'The version of CloudEvents.', '1.0')
  specversion!: string;

  @Text(ID_LENGTH, 'With `source`, the idempotency key: the same two again are a duplicate.', '42')
  id!: string;

  @Text(SOURCE_LENGTH, 'The system that sends it.', 'https://crm.example.org')
  @UriReference()
  source!: string;

  @OneOf(CLOUD_EVENT_TYPES, 'What happened.', 'entente.contribution-made.v1')
  type!: string;

  @Id('The id of the alliance.', 'river-valley-schools')
  subject!: string;

  @Optional()
  @Instant('When it happened, where `data` leaves that open.', '2024-03-01T09:30:00Z')
  time?: string;

  @Optional()
  @JsonMediaType()
  @JSONSchema({ description: 'JSON.', examples: ['application/json'] })
  datacontenttype?: string;

  @Optional()
  @Text(
    SOURCE_LENGTH,
    'The schema of `data`. Taken and not looked at.',
    'https://crm.example.org/schemas/contribution.json',
  )
  dataschema?: string;

  @IsObject()
  @JSONSchema({
    description: 'As the event of this type says it, with `occurredOn` and `source` where they are known.',
    examples: [
      {
        occurredOn: '2024-03-01',
        givers: ['north-college'],
        kind: 'space',
        description: 'Three rooms on Tuesday evenings.',
      },
    ],
  })
  data!: Record<string, unknown>;
}
