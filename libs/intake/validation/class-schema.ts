import { MAX, MIN, ValidationTypes, getMetadataStorage } from 'class-validator';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import { type BodyClass, type Refer, type Schema } from './constraint.js';
import { EXACT_NAMES, type Metadata, contextOf, exactSchema, isExact } from './stock-constraints.js';

type Converters = NonNullable<
  NonNullable<Parameters<typeof targetConstructorToSchema>[1]>['additionalConverters']
>;

/** Of the fields of a class, those with a constraint that JSON Schema cannot say exactly. */
export function inexactFields(body: BodyClass): ReadonlySet<string> {
  const storage = getMetadataStorage();
  const fields = storage.groupByPropertyName(storage.getTargetValidationMetadatas(body, '', true, false));
  const inexact = Object.entries(fields).filter(([, metas]) => !isExact(metas));
  return new Set(inexact.map(([name]) => name));
}

/**
 * What the documentation says of a class; of stock decorators, what `class-validator-jsonschema` does. What stands for
 * a field that is left out, its description says: generators of clients take fields with a `default` for required.
 */
export function documentedSchema(body: BodyClass, refer: Refer): Schema {
  return converted(
    body,
    [MIN, MAX],
    (meta) => {
      const { document } = contextOf(meta);
      return typeof document === 'function' ? document(refer) : document;
    },
    (_name, field) => field,
  );
}

/** What the compiled check holds a value against. Inexact fields are left open. */
export function checkedSchema(body: BodyClass, inexact: ReadonlySet<string>): Schema {
  const schema = converted(
    body,
    EXACT_NAMES,
    (meta) => contextOf(meta).check,
    (name, field) => (inexact.has(name) ? {} : field),
  );
  const { required = [] } = schema as { required?: readonly string[] };
  return { ...schema, required: required.filter((name) => !inexact.has(name)) };
}

function converted(
  body: BodyClass,
  exact: readonly string[],
  ofConstraint: (meta: Metadata) => Schema | undefined,
  ofField: (name: string, field: Schema) => Schema,
): Schema {
  const converters = {
    ...Object.fromEntries(exact.map((name) => [name, exactSchema])),
    [ValidationTypes.CUSTOM_VALIDATION]: (meta: Metadata) => ofConstraint(meta) ?? {},
    [ValidationTypes.NESTED_VALIDATION]: (meta: Metadata) => ofConstraint(meta) ?? { type: 'object' },
  } as Converters;
  const schema = targetConstructorToSchema(body, { additionalConverters: converters }) as Schema;
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
  return {
    ...schema,
    properties: Object.fromEntries(properties.map(([name, field]) => [name, ofField(name, typed(field))])),
    additionalProperties: false,
  };
}

const BOUNDS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];

/** Bounds are of numbers: JSON Schema lets pass whatever is none. */
function typed(field: Schema): Schema {
  const { items } = field as { items?: Schema };
  const whole = items === undefined ? field : { ...field, items: typed(items) };
  return 'type' in field || !BOUNDS.some((bound) => bound in field) ? whole : { type: 'number', ...whole };
}
