import { getMetadataStorage } from 'class-validator';
import { type Judge, judgeIn } from '../fields/field.js';
import { judgeOfWhole } from '../fields/whole.js';
import { errorsInJson } from '../json/errors-in-json.js';
import { type ValidationError, InvalidInput, NO_ERRORS, invalid, under } from './validation-error.js';

export type BodyClass<B extends object = object> = new () => B;

/** What is wrong with a value, if it is to be a body of this class. */
export function validate(body: BodyClass, value: unknown): readonly ValidationError[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return invalid('must be a JSON object');
  const object = value as Readonly<Record<string, unknown>>;
  const fields = fieldsOf(body);
  let errors = NO_ERRORS;
  for (const name of Object.keys(object))
    if (!fields.has(name)) errors = [...errors, ...under(name, invalid('is not a field that is known here'))];
  for (const [name, { judge, isOptional }] of fields) {
    const given = object[name];
    const found =
      given !== undefined ? judge(given, object) : isOptional ? NO_ERRORS : invalid('must be given');
    if (found.length > 0) errors = [...errors, ...under(name, found)];
  }
  return errors.length > 0 ? errors : (judgeOfWhole(body)?.(object) ?? NO_ERRORS);
}

/**
 * The value, if it is as the class says. Nothing is converted or added: what was sent is what is taken.
 * @throws InvalidInput
 */
export function validated<B extends object>(body: BodyClass<B>, value: unknown): B {
  const errors = errorsInJson(value);
  const all = errors.length > 0 ? errors : validate(body, value);
  if (all.length > 0) throw new InvalidInput(all);
  return value as B;
}

interface Field {
  readonly judge: Judge;
  readonly isOptional: boolean;
}

const known = new WeakMap<BodyClass, ReadonlyMap<string, Field>>();

/**
 * The fields of a body, as `class-validator` was told them. Looked up once: its own way through them takes
 * several times as long as all that the judges do.
 */
function fieldsOf(body: BodyClass): ReadonlyMap<string, Field> {
  const before = known.get(body);
  if (before !== undefined) return before;
  const fields = new Map<string, Field>();
  const rules = getMetadataStorage().getTargetValidationMetadatas(body, '', true, false);
  for (const rule of rules) {
    const judge = judgeIn(rule.context);
    const isOptional = rules.some(
      (other) => other.propertyName === rule.propertyName && judgeIn(other.context) === undefined,
    );
    if (judge !== undefined) fields.set(rule.propertyName, { judge, isOptional });
  }
  known.set(body, fields);
  return fields;
}
