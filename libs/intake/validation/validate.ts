import { errorsInJson } from '../json/errors-in-json.js';
import { compiledClass } from './compiled.js';
import { type BodyClass, type Schema } from './constraint.js';
import { explained } from './explain.js';
import { InvalidInput, MOST_ERRORS, NO_ERRORS, type ValidationError } from '../shared/validation-error.js';

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

/** One thing that is wrong with the parameters of a query. */
export interface ParameterError {
  readonly parameter: string;
  /** What is expected instead, as the end of a sentence that begins with the parameter's name. */
  readonly detail: string;
}

/** The parameters of a query are wrong by themselves. */
export class InvalidQuery extends Error {
  override readonly name = 'InvalidQuery';

  constructor(readonly errors: readonly ParameterError[]) {
    super(errors.map(({ parameter, detail }) => `${parameter} ${detail}`).join('; '));
  }
}

/**
 * The parameters of a query as the class has them: texts become numbers and booleans where it has those, and what
 * was left out is what the class initialises it to.
 * @throws InvalidQuery, naming what is wrong: what is unknown, given twice, or not as it should be
 */
export function validatedQuery<Q extends object>(
  parameters: BodyClass<Q>,
  query: Readonly<Record<string, unknown>>,
): Q {
  const check = compiledClass(parameters);
  const known = (check.schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  const errors: ParameterError[] = [];
  const given: Record<string, unknown> = {};
  for (const [parameter, value] of Object.entries(query)) {
    if (errors.length === MOST_ERRORS) break;
    if (!Object.hasOwn(known, parameter))
      errors.push({ parameter, detail: 'is not a parameter that is known here' });
    else if (typeof value === 'string') given[parameter] = coerced(value, known[parameter]?.['type']);
    else if (value !== undefined) errors.push({ parameter, detail: 'must not be given twice' });
  }
  const values = Object.assign(new parameters(), given);
  if (!check.first(values) && !check.all(values))
    for (const { pointer, detail } of explained(check.all.errors ?? [])) {
      const parameter = pointer.slice(1);
      if (!errors.some((error) => error.parameter === parameter)) errors.push({ parameter, detail });
    }
  if (errors.length > 0) throw new InvalidQuery(errors);
  return values;
}

/** The number or the truth value that a text stands for; the text itself, if it stands for none. */
function coerced(text: string, type: unknown): unknown {
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === 'number' && /^-?\d{1,15}(\.\d{1,15})?$/.test(text)) return Number(text);
  return text;
}
