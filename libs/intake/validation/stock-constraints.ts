import {
  ARRAY_MAX_SIZE,
  ARRAY_MIN_SIZE,
  ARRAY_NOT_EMPTY,
  IS_ARRAY,
  IS_BOOLEAN,
  IS_IN,
  IS_INT,
  IS_NUMBER,
  IS_OBJECT,
  IS_STRING,
  MAX,
  MIN,
  ValidationTypes,
  type getMetadataStorage,
} from 'class-validator';
import { type ConstraintContext, type Schema } from './constraint.js';

/** What one decorator said of one field. */
export type Metadata = ReturnType<
  ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']
>[number];

export const contextOf = (meta: Metadata): ConstraintContext => (meta.context ?? {}) as ConstraintContext;

const argumentOf = (meta: Metadata): unknown => (meta.constraints as unknown[] | undefined)?.[0];

const isListOfTexts = (values: unknown): boolean =>
  Array.isArray(values) && values.every((value) => typeof value === 'string');

/** The decorators of `class-validator` that JSON Schema can say exactly. */
const EXACT: Readonly<Record<string, (meta: Metadata) => Schema | undefined>> = {
  [IS_STRING]: () => ({ type: 'string' }),
  [IS_BOOLEAN]: () => ({ type: 'boolean' }),
  [IS_INT]: () => ({ type: 'integer' }),
  [IS_NUMBER]: (meta) => (Object.keys(argumentOf(meta) ?? {}).length === 0 ? { type: 'number' } : undefined),
  [IS_ARRAY]: () => ({ type: 'array' }),
  [IS_OBJECT]: () => ({ type: 'object' }),
  [IS_IN]: (meta) => (isListOfTexts(argumentOf(meta)) ? { enum: argumentOf(meta) } : undefined),
  [MIN]: (meta) => ({ minimum: argumentOf(meta) }),
  [MAX]: (meta) => ({ maximum: argumentOf(meta) }),
  [ARRAY_MIN_SIZE]: (meta) => ({ type: 'array', minItems: argumentOf(meta) }),
  [ARRAY_MAX_SIZE]: (meta) => ({ type: 'array', maxItems: argumentOf(meta) }),
  [ARRAY_NOT_EMPTY]: () => ({ type: 'array', minItems: 1 }),
};

export const EXACT_NAMES: readonly string[] = Object.keys(EXACT);

/** What a stock decorator checks, in JSON Schema; undefined if that cannot say it exactly. */
export function exactSchema(meta: Metadata): Schema | undefined {
  const { name = '', message, validateIf } = meta;
  if (validateIf !== undefined) return undefined;
  const schema = Object.hasOwn(EXACT, name) ? EXACT[name]?.(meta) : undefined;
  if (schema === undefined || message === undefined) return schema;
  if (typeof message !== 'string' || message.includes('$')) return undefined;
  const details = Object.keys(schema).map((keyword) => [keyword, message]);
  return { ...schema, details: Object.fromEntries(details) as Schema };
}

/**
 * Whether JSON Schema says exactly what all decorators of a field say together. `class-validator` takes a single
 * value for a list of one where only `each` is asked for, and null for any nested object.
 */
export function isExact(metas: readonly Metadata[]): boolean {
  const asserts = metas.filter(
    (meta) => contextOf(meta).optional !== true && meta.type !== ValidationTypes.NESTED_VALIDATION,
  );
  const schemas = asserts.map((meta) => ({
    each: meta.each === true,
    schema: contextOf(meta).check ?? exactSchema(meta),
  }));
  if (schemas.length === 0 || schemas.some(({ schema }) => schema === undefined)) return false;
  const says = (type: string, each: boolean): boolean =>
    schemas.some((one) => one.each === each && one.schema?.['type'] === type);
  const nested = metas.filter(({ type }) => type === ValidationTypes.NESTED_VALIDATION);
  return (
    nested.every((meta) => contextOf(meta).check !== undefined && says('object', meta.each === true)) &&
    (says('array', false) || metas.every(({ each }) => each !== true))
  );
}
