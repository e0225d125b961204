import { type ValidationError, validateSync } from 'class-validator';
import { FLAWED, type Judge } from './fields/field.js';
import { flawsInJson } from './json/flaws-in-json.js';
import { type Flaw, InvalidInput, NO_FLAWS, flaw, under } from './flaw.js';

export type BodyClass<B extends object = object> = new () => B;

const OPTIONS = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true } as const;

/** What is wrong with a value, if it is to be a body of this class. */
export function flawsOf(body: BodyClass, value: unknown): readonly Flaw[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return flaw('must be a JSON object');
  const errors = validateSync(Object.assign(new body(), value), OPTIONS);
  return errors.length === 0 ? NO_FLAWS : errors.flatMap(flawsIn);
}

/**
 * The value, if it is as the class says. Nothing is converted or added: what was sent is what is taken.
 * @throws InvalidInput
 */
export function checked<B extends object>(body: BodyClass<B>, value: unknown): B {
  const flaws = flawsInJson(value);
  const all = flaws.length > 0 ? flaws : flawsOf(body, value);
  if (all.length > 0) throw new InvalidInput(all);
  return value as B;
}

function flawsIn(error: ValidationError): readonly Flaw[] {
  const { property, constraints = {}, contexts } = error;
  if (!(FLAWED in constraints)) return under(property, flaw('is not a field that is known here'));
  if (error.value === undefined) return under(property, flaw('must be given'));
  const { judge } = contexts?.[FLAWED] as { judge: Judge };
  return under(property, judge(error.value, error.target as Record<string, unknown>));
}
