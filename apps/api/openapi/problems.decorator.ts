import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ProblemAnswer } from './problem-answer.js';

export const PROBLEM = { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemAnswer) } } };

export const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds.', schema: { type: 'integer' as const, minimum: 1 } },
};

const PROBLEMS = {
  400: 'Wrong by itself: malformed JSON, or fields or parameters that are not as they should be.',
  401: 'An API key is needed.',
  403: 'The API key does not allow it.',
  404: 'Not found.',
  409: 'A rule is violated: `rule` names it.',
  412: 'It is not what `If-Match` names.',
  413: 'The body is too large.',
  415: 'Not a media type that is taken here.',
  422: 'The idempotency key was used for something else.',
  503: 'A store is away, or the read models have not got there. Try again.',
} as const;

/** Documents the problems an endpoint answers with, and that any may come. */
export function ApiProblems(...statuses: readonly (keyof typeof PROBLEMS)[]): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(ProblemAnswer),
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: PROBLEMS[status],
        content: PROBLEM,
        ...(status === 503 ? { headers: RETRY_AFTER } : {}),
      }),
    ),
    ApiResponse({ status: 'default', description: 'Another problem.', content: PROBLEM }),
  );
}
