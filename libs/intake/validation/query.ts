import { compiledClass } from './compiled.js';
import { type BodyClass, type Schema } from './constraint.js';
import { MOST_ERRORS } from '../shared/validation-error.js';
import { explained } from './explain.js';

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
