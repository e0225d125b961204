import { documentedSchema } from './class-schema.js';
import { type BodyClass, type Schema } from './constraint.js';

const COMPONENTS = '#/components/schemas/';

/** A class as JSON Schema for the documentation. The classes of its fields are referred to as components. */
export function jsonSchemaOf(body: BodyClass): Schema {
  return documentedSchema(body, COMPONENTS).schema;
}

/** Classes and all that they refer to, by their names, as components of an OpenAPI document. */
export function jsonSchemas(bodies: Iterable<BodyClass>): Readonly<Record<string, Schema>> {
  const schemas = new Map<string, Schema>();
  const add = (body: BodyClass): void => {
    if (schemas.has(body.name)) return;
    const { schema, nested } = documentedSchema(body, COMPONENTS);
    schemas.set(body.name, schema);
    for (const held of nested.values()) add(held);
  };
  for (const body of bodies) add(body);
  return Object.fromEntries(schemas);
}
