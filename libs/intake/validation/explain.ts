import { type ErrorObject } from 'ajv';
import { type Schema } from './constraint.js';
import { MOST_ERRORS, type ValidationError, stepTo } from '../shared/validation-error.js';

/**
 * What a compiled check found, in our words: at most a hundred, one for each place. What is wrong with a value as
 * a whole is not told while something in it is wrong.
 */
export function explained(found: readonly ErrorObject[]): readonly ValidationError[] {
  const errors = new Map<string, ValidationError>();
  const around = new Set<string>();
  const add = (error: ValidationError): void => {
    if (errors.size === MOST_ERRORS || errors.has(error.pointer)) return;
    errors.set(error.pointer, error);
    for (let place = error.pointer; place !== ''; place = parentOf(place)) around.add(place);
    around.add('');
  };
  const ofRules: ErrorObject[] = [];
  for (const error of found) {
    if (RULES.has(error.keyword)) ofRules.push(error);
    else add(explain(error));
  }
  for (const error of ofRules) if (!around.has(placeOf(error))) add(ofRule(error));
  return [...errors.values()];
}

const RULES: ReadonlySet<string> = new Set(['satisfies', 'bodySatisfies']);

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'));

const placeOf = ({ keyword, instancePath }: ErrorObject): string =>
  keyword === 'bodySatisfies' ? parentOf(instancePath) : instancePath;

function ofRule(error: ErrorObject): ValidationError {
  const { pointer, detail } = error.params as ValidationError;
  return { pointer: placeOf(error) + pointer, detail };
}

function explain({ keyword, instancePath, params, parentSchema }: ErrorObject): ValidationError {
  if (keyword === 'required')
    return { pointer: instancePath + stepTo(String(params['missingProperty'])), detail: 'must be given' };
  if (keyword === 'additionalProperties')
    return {
      pointer: instancePath + stepTo(String(params['additionalProperty'])),
      detail: 'is not a field that is known here',
    };
  const schema = (parentSchema ?? {}) as Schema;
  const own = schema['details'] as Readonly<Record<string, string>> | undefined;
  return { pointer: instancePath, detail: own?.[keyword] ?? detailOf(keyword, schema) };
}

const TYPES: Readonly<Record<string, string>> = {
  object: 'must be a JSON object',
  array: 'must be a list',
  string: 'must be a string',
  number: 'must be a finite number',
  integer: 'must be a whole number',
  boolean: 'must be true or false',
};

function detailOf(keyword: string, schema: Schema): string {
  switch (keyword) {
    case 'type':
      return TYPES[String(schema['type'])] ?? 'is of another type than it should be';
    case 'enum':
      return `must be one of: ${(schema['enum'] as readonly string[]).join(', ')}`;
    case 'minItems':
      return `must have ${schema['minItems'] === 1 ? '1 item' : `${String(schema['minItems'])} items`} or more`;
    case 'maxItems':
      return `must not have more than ${String(schema['maxItems'])} items`;
    case 'maxLength':
      return `must not be longer than ${String(schema['maxLength'])} characters`;
    case 'minimum':
    case 'exclusiveMinimum':
    case 'maximum':
    case 'exclusiveMaximum':
      return `must be ${boundsOf(schema)}`;
    default:
      return 'is not as it should be';
  }
}

function boundsOf(schema: Schema): string {
  const says = (keyword: string, words: string): string[] =>
    schema[keyword] === undefined ? [] : [`${words} ${String(schema[keyword])}`];
  return [
    ...says('minimum', 'at least'),
    ...says('exclusiveMinimum', 'above'),
    ...says('maximum', 'at most'),
    ...says('exclusiveMaximum', 'below'),
  ].join(' and ');
}
