import { type Type, applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiHeader, ApiOperation, ApiResponse, type ApiResponseOptions } from '@nestjs/swagger';
import type { Role } from '#runtime';
import { ANSWERED, CORRELATION_ID } from './headers.js';
import { ApiProblems } from './problems.decorator.js';

interface QueryDocumentation {
  /** What clients call it. */
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly answer: Type;
  /** Default: analysts. */
  readonly roles?: readonly Role[];
  readonly headers?: NonNullable<ApiResponseOptions['headers']>;
}

/** An endpoint that answers a question. */
export function ApiQuestion({
  answer,
  roles = ['analyst'],
  headers = {},
  ...operation
}: QueryDocumentation): MethodDecorator {
  return applyDecorators(
    RouteConfig({ roles }),
    ApiOperation(operation),
    ApiHeader(CORRELATION_ID),
    ApiResponse({
      status: 200,
      description: 'The answer.',
      type: answer,
      headers: { ...ANSWERED, ...headers },
    }),
    ApiProblems(400, 401, 403, 404, 503),
  );
}
