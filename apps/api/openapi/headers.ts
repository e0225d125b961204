import { type ApiHeaderOptions } from '@nestjs/swagger';

/** `*`, or tags in quotes with commas between them. */
const ENTITY_TAGS = '^(\\*|(W/)?"[!#-~]*"( *, *(W/)?"[!#-~]*")*)$';

export const IDEMPOTENCY_KEY: ApiHeaderOptions = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'A name of your choice for this request, unique for its alliance, like 2024-03-01/rooms. The same request with the same key again gets the first answer, and records nothing.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x20-\\x7e]+$' },
};

export const IF_MATCH: ApiHeaderOptions = {
  name: 'If-Match',
  required: false,
  description: 'The revision you have seen, as `ETag` says it, in quotes. Another one is refused with 412.',
  schema: { type: 'string', pattern: ENTITY_TAGS },
};

export const IF_NONE_MATCH: ApiHeaderOptions = {
  name: 'If-None-Match',
  required: false,
  description: 'The `ETag` of the answer you have. The same again is 304, without a body.',
  schema: { type: 'string' },
};

export const CORRELATION_ID: ApiHeaderOptions = {
  name: 'X-Correlation-Id',
  required: false,
  description:
    'Ties together what belongs together: it is in the answer, the logs and the metadata of events. Made if you send none, or one with other characters than `A-Za-z0-9_.:/+=@-` or more than 128.',
  schema: { type: 'string' },
};

const text = (description: string) => ({ description, schema: { type: 'string' as const } });

export const ANSWERED = {
  'X-Correlation-Id': text('As it was sent, or as it was made.'),
};

export const READ_TAG = { ETag: text('Of this answer, for `If-None-Match`.') };

export const ETAG = { ETag: text('The revision of the alliance, in quotes.') };

export const ANSWERED_WITH_REVISION = { ...ANSWERED, ...ETAG };

export const ANSWERED_WITH_LOCATION = {
  ...ANSWERED_WITH_REVISION,
  Location: text('Where to find what was created.'),
};
