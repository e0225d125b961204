import { getMetadataStorage } from 'class-validator';
import { type Judge, judgeIn } from './fields/field.js';
import { judgeOfWhole } from './fields/whole.js';
import { flawsInJson } from './json/flaws-in-json.js';
import { type Flaw, InvalidInput, NO_FLAWS, flaw, under } from './flaw.js';

export type BodyClass<B extends object = object> = new () => B;

/** What is wrong with a value, if it is to be a body of this class. */
export function flawsOf(body: BodyClass, value: unknown): readonly Flaw[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return flaw('must be a JSON object');
  const object = value as Readonly<Record<string, unknown>>;
  const fields = fieldsOf(body);
  let flaws = NO_FLAWS;
  for (const name of Object.keys(object))
    if (!fields.has(name)) flaws = [...flaws, ...under(name, flaw('is not a field that is known here'))];
  for (const [name, { judge, isOptional }] of fields) {
    const given = object[name];
    const found = given !== undefined ? judge(given, object) : isOptional ? NO_FLAWS : flaw('must be given');
    if (found.length > 0) flaws = [...flaws, ...under(name, found)];
  }
  return flaws.length > 0 ? flaws : (judgeOfWhole(body)?.(object) ?? NO_FLAWS);
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
