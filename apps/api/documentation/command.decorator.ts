import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiHeader, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { ID_PATTERN } from '#intake';
import { CommandAnswer } from '../commands/command-answer.js';
import {
  ANSWERED_WITH_LOCATION,
  ANSWERED_WITH_REVISION,
  CORRELATION_ID,
  IDEMPOTENCY_KEY,
  IF_MATCH,
} from './headers.js';
import { ApiProblems } from './problems.decorator.js';

interface CommandDocumentation {
  /** What clients call it. */
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  /** Something with a place of its own, which `Location` says. */
  readonly creates?: true;
}

/** An endpoint that records something, with all that its callers must know. */
export function ApiCommand({ creates, ...operation }: CommandDocumentation): MethodDecorator {
  return applyDecorators(
    RouteConfig({ roles: ['integrator'] }),
    ApiOperation(operation),
    ApiHeader(IDEMPOTENCY_KEY),
    ApiHeader(IF_MATCH),
    ApiHeader(CORRELATION_ID),
    ApiResponse({
      status: 201,
      description: 'Recorded.',
      type: CommandAnswer,
      headers: creates ? ANSWERED_WITH_LOCATION : ANSWERED_WITH_REVISION,
    }),
    ApiProblems(400, 401, 403, 404, 409, 412, 413, 415, 422, 503),
  );
}

/** An id in the path. */
export const ApiId = (name: string, description: string, example: string): ClassDecorator & MethodDecorator =>
  ApiParam({ name, description, example, schema: { type: 'string', pattern: ID_PATTERN.source } });

export const ApiAllianceId = (): ClassDecorator & MethodDecorator =>
  ApiId('allianceId', 'The alliance.', 'river-valley-schools');
