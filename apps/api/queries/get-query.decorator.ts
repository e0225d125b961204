import { type Readable } from 'node:stream';
import { Get, type Type, applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, type ApiResponseOptions } from '@nestjs/swagger';
import { type Role } from '#runtime';
import { Roles } from '../http/route-config.js';
import { type Drift } from '../openapi/drift.js';
import { ANSWERED, CORRELATION_ID, IF_NONE_MATCH, READ_TAG } from '../openapi/headers.js';
import { ApiParameters } from '../openapi/parameters.decorator.js';
import { ApiProblems } from '../openapi/problems.decorator.js';

interface Details {
  readonly description?: string;
  /** Default: analysts and auditors. */
  readonly roles?: readonly [Role, ...Role[]];
  readonly headers?: NonNullable<ApiResponseOptions['headers']>;
}

/** Nothing, where a class documents all that is answered; else the fields that have drifted apart. */
type Documented<C, T> = [Drift<C, T>] extends [never] ? unknown : { readonly drifted: Drift<C, T> };

/**
 * An endpoint that answers a question with what its class describes. Its method's name is its `operationId`.
 */
export function GetQuery<A extends object>(
  path: string,
  answer: Type<A>,
  summary: string,
  { roles = ['analyst', 'auditor'], headers = {}, ...operation }: Details = {},
) {
  return applyDecorators(
    Get(path),
    Roles(...roles),
    ApiOperation({ summary, ...operation }),
    ApiParameters(),
    ApiHeader(IF_NONE_MATCH),
    ApiHeader(CORRELATION_ID),
    ApiResponse({
      status: 200,
      description: 'The answer.',
      type: answer,
      headers: { ...ANSWERED, ...READ_TAG, ...headers },
    }),
    ApiResponse({ status: 304, description: 'What `If-None-Match` names.', headers: ANSWERED }),
    ApiProblems(400, 401, 403, 404, 412, 503),
  ) as <M extends (...parameters: never[]) => Promise<A | Readable>>(
    target: object,
    key: string,
    descriptor: TypedPropertyDescriptor<M> & Documented<A, Exclude<Awaited<ReturnType<M>>, Readable>>,
  ) => void;
}
