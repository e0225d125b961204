import { Ajv2020, type AnySchema, type ValidateFunction } from 'ajv/dist/2020.js';
import { type DataValidateFunction } from 'ajv/dist/types/index.js';
import { plainToInstance } from 'class-transformer';
import { type ValidationError as Found, validateSync } from 'class-validator';
import { checkedSchema, inexactFields } from './class-schema.js';
import { type BodyClass, type Rule, type Schema } from './constraint.js';
import { NO_ERRORS, type ValidationError, invalid, under } from '../shared/validation-error.js';

/** A class as functions: the one stops at the first error, which is fast; the other finds all. */
export interface CompiledClass {
  readonly first: ValidateFunction;
  readonly all: ValidateFunction;
  readonly schema: Schema;
}

const compiled = new WeakMap<BodyClass, CompiledClass>();

/** Compiled when it is first asked for: most processes need few of the classes. */
export function compiledClass(body: BodyClass): CompiledClass {
  const before = compiled.get(body);
  if (before !== undefined) return before;
  const made = lazily(schemaOf(body));
  compiled.set(body, made);
  return made;
}

const ajvs: Partial<Record<'first' | 'all', Ajv2020>> = {};

/** Made when the first class is compiled. What they compile is ours, so it is not checked to be a schema. */
const ajv = (errors: 'first' | 'all'): Ajv2020 => (ajvs[errors] ??= newAjv(errors === 'all'));

function newAjv(allErrors: boolean): Ajv2020 {
  const made = new Ajv2020({
    allErrors,
    verbose: true,
    validateSchema: false,
    meta: false,
    addUsedSchema: false,
  });
  made.addVocabulary(['details', 'x-personal', 'example']);
  for (const keyword of ['satisfies', 'bodySatisfies'])
    made.addKeyword({ keyword, schemaType: 'object', errors: true, compile: compileRules(keyword) });
  return made;
}

function lazily(schema: Schema): CompiledClass {
  let all: ValidateFunction | undefined;
  return {
    schema,
    first: ajv('first').compile(schema as AnySchema),
    get all() {
      return (all ??= ajv('all').compile(schema as AnySchema));
    },
  };
}

/** Rules that JSON Schema cannot say. Of a value, the first that finds something wrong is heard. */
const compileRules =
  (keyword: string) =>
  (rules: Readonly<Record<string, Rule>>): DataValidateFunction => {
    const each = Object.values(rules);
    const check: DataValidateFunction = (value: unknown, context) => {
      const body = context?.parentData as Record<string, unknown>;
      for (const rule of each) {
        const errors = rule(value, body);
        if (errors.length === 0) continue;
        check.errors = errors.map((error) => ({ keyword, params: error }));
        return false;
      }
      return true;
    };
    return check;
  };

/** What JSON Schema cannot say of a class is asked of `class-validator`. */
function schemaOf(body: BodyClass): Schema {
  const inexact = inexactFields(body);
  const schema = checkedSchema(body, inexact);
  const stock: Rule = (value) => askClassValidator(body, inexact, value);
  return inexact.size === 0 ? schema : { ...schema, satisfies: { stock } };
}

function askClassValidator(
  body: BodyClass,
  fields: ReadonlySet<string>,
  value: unknown,
): readonly ValidationError[] {
  const found = validateSync(plainToInstance(body, value), { whitelist: true, forbidNonWhitelisted: true });
  return found.filter(({ property }) => fields.has(property)).flatMap(errorsIn);
}

/** What `class-validator` found, by pointers. */
function errorsIn({ property, constraints = {}, children = [] }: Found): readonly ValidationError[] {
  const details = Object.values(constraints).map((detail) => withoutName(detail, property));
  const own = details.length === 0 ? NO_ERRORS : invalid(details.join('; '));
  return under(property, [...own, ...children.flatMap(errorsIn)]);
}

/** Our details end a sentence that begins with the field's name; those of `class-validator` have it in them. */
function withoutName(detail: string, property: string): string {
  return detail.startsWith(`${property} `) ? detail.slice(property.length + 1) : detail;
}
