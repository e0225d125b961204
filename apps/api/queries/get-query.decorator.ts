import { type Readable } from 'node:stream';
import { Get, type Type, applyDecorators } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiHeader,
  ApiOperation,
  ApiResponse,
  type ApiResponseOptions,
  getSchemaPath,
} from '@nestjs/swagger';
import { type Role } from '#runtime';
import { JSON_TYPE } from '../http/media-types.js';
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
  /** What is answered in other media types than JSON, as text. */
  readonly others?: Readonly<Record<string, { readonly description: string }>>;
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
  { roles = ['analyst', 'auditor'], headers = {}, others = {}, ...operation }: Details = {},
) {
  return applyDecorators(
    Get(path),
    Roles(...roles),
    ApiOperation({ summary, ...operation }),
    ApiExtraModels(answer),
    ApiParameters(),
    ApiHeader(IF_NONE_MATCH),
    ApiHeader(CORRELATION_ID),
    ApiResponse({
      status: 200,
      description: 'The answer.',
      content: { [JSON_TYPE]: { schema: { $ref: getSchemaPath(answer) } }, ...asObjects(others) },
      headers: { ...ANSWERED, ...READ_TAG, ...headers },
    }),
    ApiResponse({ status: 304, description: 'What `If-None-Match` names.', headers: ANSWERED }),
    ApiProblems(400, 401, 403, 404, 412, 503),
  ) as <M extends (...parameters: never[]) => Promise<A | Readable | string>>(
    target: object,
    key: string,
    descriptor: TypedPropertyDescriptor<M> &
      Documented<A, Exclude<Awaited<ReturnType<M>>, Readable | string>>,
  ) => void;
}

const asObjects = (types: Readonly<Record<string, { readonly description: string }>>) =>
  Object.fromEntries(
    Object.entries(types).map(([type, { description }]) => [
      type,
      { schema: { type: 'object' as const, description, additionalProperties: true } },
    ]),
  );
