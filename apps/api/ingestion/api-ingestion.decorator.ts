import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { CloudEventBody, EVENT_BODIES } from '#intake';
import { ANSWERED, CORRELATION_ID } from '../openapi/headers.js';
import { ApiParameters } from '../openapi/parameters.decorator.js';
import { ApiProblems, PROBLEM } from '../openapi/problems.decorator.js';
import { CLOUD_EVENT_BATCH_TYPE, CLOUD_EVENT_TYPE, JSON_TYPE, NDJSON_TYPE } from '../http/media-types.js';
import { Consumes, Roles } from '../http/route-config.js';
import { IngestedItemAnswer, IngestionAnswer } from './ingestion-answer.js';

const EXAMPLE = {
  specversion: '1.0',
  id: '42',
  source: 'https://crm.example.org',
  type: 'entente.contribution-made.v1',
  subject: 'river-valley-schools',
  data: {
    occurredOn: '2024-03-01',
    givers: ['north-college'],
    kind: 'space',
    description: 'Three rooms on Tuesday evenings.',
    beneficiaries: [{ partnerId: 'town-library', share: 1 }],
  },
};

const one = { $ref: getSchemaPath(CloudEventBody) };
const datas = [...new Set(Object.values(EVENT_BODIES))];

const BODY = {
  [CLOUD_EVENT_TYPE]: { schema: one, example: EXAMPLE },
  [CLOUD_EVENT_BATCH_TYPE]: { schema: { type: 'array' as const, items: one }, example: [EXAMPLE] },
  [NDJSON_TYPE]: {
    schema: { type: 'string' as const, description: 'A CloudEvent in the JSON format on each line.' },
    example: `${JSON.stringify(EXAMPLE)}\n`,
  },
  [JSON_TYPE]: {
    schema: {
      description: 'The `data` of a CloudEvent in binary mode: its attributes are in headers `ce-…`.',
      anyOf: datas.map((data) => ({ $ref: getSchemaPath(data) })),
    },
    example: EXAMPLE.data,
  },
};

const ITEMS = { schema: { $ref: getSchemaPath(IngestionAnswer) } };

/** The endpoint that takes CloudEvents, with all that its callers must know. */
export function ApiIngestion(): MethodDecorator {
  return applyDecorators(
    Roles('integrator'),
    Consumes(...Object.keys(BODY)),
    ApiExtraModels(CloudEventBody, IngestedItemAnswer, IngestionAnswer, ...datas),
    ApiOperation({
      requestBody: { required: true, content: BODY },
      summary: 'Send CloudEvents',
      description:
        'CloudEvents 1.0: one (structured or binary), a batch, or a long history with one event a line. Each is decided like the command it stands for, after the ones before it. `source` and `id` are its idempotency key. The answer says of each, in order, what became of it; lines are answered line by line.',
    }),
    ApiParameters(),
    ApiHeader(CORRELATION_ID),
    ApiResponse({
      status: 200,
      description: 'What became of each event.',
      headers: ANSWERED,
      content: {
        [JSON_TYPE]: ITEMS,
        [NDJSON_TYPE]: { schema: { $ref: getSchemaPath(IngestedItemAnswer) } },
      },
    }),
    ApiProblems(401, 403, 413, 415, 503),
    ...[400, 404, 409, 422].map((status) =>
      ApiResponse({
        status,
        description: 'Of one event by itself: why it was rejected. 400 also for what holds no events at all.',
        content: { [JSON_TYPE]: ITEMS, ...PROBLEM },
      }),
    ),
  );
}
