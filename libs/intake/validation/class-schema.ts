import { MAX, MIN, ValidationTypes, getMetadataStorage } from 'class-validator';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import { type BodyClass, type Refer, type Schema } from './constraint.js';
import { EXACT_NAMES, type Metadata, contextOf, exactSchema, isExact } from './stock-constraints.js';

type Converters = NonNullable<
  NonNullable<Parameters<typeof targetConstructorToSchema>[1]>['additionalConverters']
>;

/** A class as JSON Schema, and the classes that it refers to by their names. */
export interface ClassSchema {
  readonly schema: Schema;
  readonly nested: ReadonlyMap<string, BodyClass>;
}

/** Of the fields of a class, those with a constraint that JSON Schema cannot say exactly. */
export function inexactFields(body: BodyClass): ReadonlySet<string> {
  const fields = new Map<string, Metadata[]>();
  for (const meta of getMetadataStorage().getTargetValidationMetadatas(body, '', true, false)) {
    const metas = fields.get(meta.propertyName);
    if (metas === undefined) fields.set(meta.propertyName, [meta]);
    else metas.push(meta);
  }
  return new Set([...fields].filter(([, metas]) => !isExact(metas)).map(([name]) => name));
}

/** What the documentation says of a class; of stock decorators, what `class-validator-jsonschema` does. */
export function documentedSchema(body: BodyClass, refPrefix: string): ClassSchema {
  const { schema, nested } = converted(body, refPrefix, [MIN, MAX], (meta, refer) => {
    const { document } = contextOf(meta);
    return typeof document === 'function' ? document(refer) : document;
  });
  const { leftOut = {} } = body as { leftOut?: Schema };
  const properties = Object.entries(schema['properties'] as Readonly<Record<string, Schema>>).map(
    ([name, field]) => [name, withDefault(field, leftOut[name])] as const,
  );
  return { schema: { ...schema, properties: Object.fromEntries(properties) }, nested };
}

/** What the compiled check holds a value against. Inexact fields are left open. */
export function checkedSchema(body: BodyClass, inexact: ReadonlySet<string>): ClassSchema {
  const { schema, nested } = converted(body, '#/$defs/', EXACT_NAMES, (meta) => contextOf(meta).check);
  const { properties = {}, required = [] } = schema as {
    properties?: Readonly<Record<string, Schema>>;
    required?: readonly string[];
  };
  return {
    schema: {
      ...schema,
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, field]) => [name, inexact.has(name) ? {} : field]),
      ),
      required: required.filter((name) => !inexact.has(name)),
    },
    nested,
  };
}

function converted(
  body: BodyClass,
  refPrefix: string,
  exact: readonly string[],
  ofConstraint: (meta: Metadata, refer: Refer) => Schema | undefined,
): ClassSchema {
  const nested = new Map<string, BodyClass>();
  const refer: Refer = (held) => {
    nested.set(held.name, held);
    return { $ref: `${refPrefix}${held.name}` };
  };
  const converters = {
    ...Object.fromEntries(exact.map((name) => [name, exactSchema])),
    [ValidationTypes.CUSTOM_VALIDATION]: (meta: Metadata) => ofConstraint(meta, refer) ?? {},
    [ValidationTypes.NESTED_VALIDATION]: (meta: Metadata) => {
      const held = contextOf(meta).nested?.();
      return held === undefined ? { type: 'object' } : refer(held);
    },
  } as Converters;
  const schema = targetConstructorToSchema(body, { additionalConverters: converters }) as Schema;
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
  return {
    schema: {
      ...schema,
      properties: Object.fromEntries(properties.map(([name, field]) => [name, typed(field)])),
      additionalProperties: false,
    },
    nested,
  };
}

/** What stands for a field that is left out, where that is always the same. */
function withDefault(field: Schema, value: unknown): Schema {
  return value === undefined || typeof value === 'function' ? field : { ...field, default: value };
}

const BOUNDS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];

/** Bounds are of numbers: JSON Schema lets pass whatever is none. */
function typed(field: Schema): Schema {
  const { items } = field as { items?: Schema };
  const whole = items === undefined ? field : { ...field, items: typed(items) };
  return 'type' in field || !BOUNDS.some((bound) => bound in field) ? whole : { type: 'number', ...whole };
}
