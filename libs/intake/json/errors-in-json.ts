import { LIMITS } from '../shared/limits.js';
import { MOST_ERRORS, NO_ERRORS, type ValidationError, invalid, under } from '../shared/validation-error.js';

/**
 * What is wrong with a JSON value whatever it is meant to be: nested too deep, with characters that stores cut off at
 * or cannot encode, or with a name that reaches for prototypes.
 */
export function errorsInJson(value: unknown, depth = 0): readonly ValidationError[] {
  if (typeof value === 'string') return isSound(value) ? NO_ERRORS : invalid(UNSOUND);
  if (typeof value !== 'object' || value === null) return NO_ERRORS;
  if (depth === LIMITS.depth) return invalid(`is nested more than ${LIMITS.depth} levels deep`);
  return Array.isArray(value)
    ? errorsInList(value, depth + 1)
    : errorsInObject(value as Readonly<Record<string, unknown>>, depth + 1);
}

const UNSOUND = 'must hold neither NUL characters, halves of surrogate pairs nor noncharacters';

/** Most texts have none of these, and are looked at no closer. */
const SUSPECT_CHARACTER = /[\0\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/;
const UNSOUND_CHARACTER = /[\0\p{Surrogate}\p{Noncharacter_Code_Point}]/u;

/** Whether every store gives this text back as it was, and I-JSON (RFC 7493, 2.1) allows it. */
function isSound(text: string): boolean {
  return !SUSPECT_CHARACTER.test(text) || !UNSOUND_CHARACTER.test(text);
}

function errorsInList(list: readonly unknown[], depth: number): readonly ValidationError[] {
  let errors = NO_ERRORS;
  for (let index = 0; index < list.length && errors.length < MOST_ERRORS; index += 1) {
    errors = joined(errors, index, errorsInJson(list[index], depth));
  }
  return errors;
}

function errorsInObject(
  object: Readonly<Record<string, unknown>>,
  depth: number,
): readonly ValidationError[] {
  let errors = NO_ERRORS;
  for (const name of Object.keys(object)) {
    if (errors.length >= MOST_ERRORS) break;
    errors = joined(errors, name, errorsInName(name));
    errors = joined(errors, name, errorsInJson(object[name], depth));
  }
  return errors;
}

function errorsInName(name: string): readonly ValidationError[] {
  if (name === '__proto__') return invalid('is not a name that is taken');
  return isSound(name) ? NO_ERRORS : invalid(UNSOUND);
}

function joined(
  errors: readonly ValidationError[],
  step: string | number,
  more: readonly ValidationError[],
): readonly ValidationError[] {
  return more.length === 0 ? errors : [...errors, ...under(step, more)].slice(0, MOST_ERRORS);
}
