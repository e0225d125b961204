import { Post, UseInterceptors, applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { type Dispatched } from '#application';
import { type CommandType } from '#domain';
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
import { type Location, RecordedInterceptor } from './recorded.interceptor.js';

interface Details<T extends CommandType> {
  readonly description?: string;
  /** Where to find what is created, if it has a place of its own. */
  readonly location?: Location<T>;
}

/** An endpoint that sends a command and answers with what was recorded. Its method's name is its `operationId`. */
export function PostCommand<T extends CommandType>(
  path: string,
  summary: string,
  { location, ...operation }: Details<T> = {},
) {
  return applyDecorators(
    Post(path),
    Roles('integrator'),
    UseInterceptors(new RecordedInterceptor(location)),
    ApiOperation({ summary, ...operation }),
    ApiHeader(IDEMPOTENCY_KEY),
    ApiHeader(IF_MATCH),
    ApiParameters(),
    ApiHeader(CORRELATION_ID),
    ApiResponse({
      status: 201,
      description: 'Recorded.',
      type: CommandAnswer,
      headers: location === undefined ? ANSWERED_WITH_REVISION : ANSWERED_WITH_LOCATION,
    }),
    ApiProblems(400, 401, 403, 404, 409, 412, 413, 415, 422, 503),
  ) as <M extends (...parameters: never[]) => Promise<Dispatched<T>>>(
    target: object,
    key: string,
    descriptor: TypedPropertyDescriptor<M>,
  ) => void;
}
