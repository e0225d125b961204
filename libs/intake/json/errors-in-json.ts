import { type ValidationError, NO_ERRORS, invalid, under } from '../validation/validation-error.js';
import { LIMITS } from '../limits.js';

/** Names that could reach the prototypes of objects in careless hands. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * What is wrong with a JSON value whatever it is meant to be: nested too deep, with characters that stores
 * cut off at or cannot encode, or with keys that reach for prototypes.
 */
export function errorsInJson(value: unknown, depth = 0): readonly ValidationError[] {
  if (typeof value === 'string') return isKeepable(value) ? NO_ERRORS : invalid(UNKEEPABLE);
  if (typeof value !== 'object' || value === null) return NO_ERRORS;
  if (depth === LIMITS.depth) return invalid(`is nested more than ${LIMITS.depth} levels deep`);
  return Array.isArray(value) ? errorsInList(value, depth + 1) : errorsInObject(value, depth + 1);
}

const UNKEEPABLE = 'must hold neither NUL characters nor halves of surrogate pairs';

const UNKEEPABLE_CHARACTER = /[\0\p{Surrogate}]/u;

/** Whether every store gives this text back as it was. */
export function isKeepable(text: string): boolean {
  return !UNKEEPABLE_CHARACTER.test(text);
}

function errorsInList(list: readonly unknown[], depth: number): readonly ValidationError[] {
  let errors = NO_ERRORS;
  for (let index = 0; index < list.length; index += 1) {
    errors = joined(errors, index, errorsInJson(list[index], depth));
  }
  return errors;
}

function errorsInObject(object: object, depth: number): readonly ValidationError[] {
  let errors = NO_ERRORS;
  for (const [key, value] of Object.entries(object)) {
    errors = joined(errors, key, errorsInKey(key));
    errors = joined(errors, key, errorsInJson(value, depth));
  }
  return errors;
}

function errorsInKey(key: string): readonly ValidationError[] {
  if (FORBIDDEN_KEYS.has(key)) return invalid('is not a name that is taken');
  return isKeepable(key) ? NO_ERRORS : invalid(UNKEEPABLE);
}

/** At most a hundred: nobody reads more. */
function joined(
  errors: readonly ValidationError[],
  step: string | number,
  more: readonly ValidationError[],
): readonly ValidationError[] {
  if (more.length === 0 || errors.length >= 100) return errors;
  return [...errors, ...under(step, more)];
}
