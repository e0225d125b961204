import { Post, applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { Roles } from '../http/route-config.js';
import {
  ANSWERED_WITH_LOCATION,
  ANSWERED_WITH_REVISION,
  CORRELATION_ID,
  IDEMPOTENCY_KEY,
  IF_MATCH,
} from '../openapi/headers.js';
import { ApiParameters } from '../openapi/parameters.decorator.js';
import { ApiProblems } from '../openapi/problems.decorator.js';
import { CommandAnswer } from './command-answer.js';

interface Details {
  readonly description?: string;
  /** Something with a place of its own, which `Location` says. */
  readonly creates?: true;
}

/** An endpoint that sends a command and answers with what was recorded. Its method's name is its `operationId`. */
export function PostCommand(path: string, summary: string, { creates, ...operation }: Details = {}) {
  return applyDecorators(
    Post(path),
    Roles('integrator'),
    ApiOperation({ summary, ...operation }),
    ApiHeader(IDEMPOTENCY_KEY),
    ApiHeader(IF_MATCH),
    ApiParameters(),
    ApiHeader(CORRELATION_ID),
    ApiResponse({
      status: 201,
      description: 'Recorded.',
      type: CommandAnswer,
      headers: creates ? ANSWERED_WITH_LOCATION : ANSWERED_WITH_REVISION,
    }),
    ApiProblems(400, 401, 403, 404, 409, 412, 413, 415, 422, 503),
  ) as <M extends (...parameters: never[]) => Promise<CommandAnswer>>(
    target: object,
    key: string,
    descriptor: TypedPropertyDescriptor<M>,
  ) => void;
}
