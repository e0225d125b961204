import { errorsInJson } from '../json/errors-in-json.js';
import { compiledClass } from './compiled.js';
import { type BodyClass } from './constraint.js';
import { explained } from './explain.js';
import { InvalidInput, NO_ERRORS, type ValidationError } from '../shared/validation-error.js';

/** Of bodies with more values than any honest one has, only what is first found wrong is told. */
const MANY_VALUES = 50_000;

/** What is wrong with a value, if it is to be a body of this class: a hundred errors at most. */
export function validate(body: BodyClass, value: unknown): readonly ValidationError[] {
  const check = compiledClass(body);
  if (check.first(value)) return NO_ERRORS;
  if (valuesIn(value, MANY_VALUES) === MANY_VALUES) return explained(check.first.errors ?? []);
  check.all(value);
  return explained(check.all.errors ?? []);
}

/**
 * The value, if it is as the class says. Nothing is converted or added: what was sent is what is taken.
 * @throws InvalidInput
 */
export function validated<B extends object>(body: BodyClass<B>, value: unknown): B {
  const unsound = errorsInJson(value);
  const errors = unsound.length > 0 ? unsound : validate(body, value);
  if (errors.length > 0) throw new InvalidInput(errors);
  return value as B;
}

/** How many values a JSON value holds, itself included; `most` if there are more. */
function valuesIn(value: unknown, most: number): number {
  if (typeof value !== 'object' || value === null) return 1;
  let count = 1;
  for (const held of Object.values(value)) {
    if (count >= most) return most;
    count += valuesIn(held, most - count);
  }
  return Math.min(count, most);
}
