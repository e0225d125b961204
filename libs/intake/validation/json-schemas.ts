import { documentedSchema } from './class-schema.js';
import { type BodyClass, type Schema } from './constraint.js';

const referTo = (body: BodyClass): Schema => ({ $ref: `#/components/schemas/${body.name}` });

/** A class as JSON Schema for the documentation. The classes of its fields are referred to as components. */
export function jsonSchemaOf(body: BodyClass): Schema {
  return documentedSchema(body, referTo);
}

/** Classes and all that they refer to, by their names, as components of an OpenAPI document. */
export function jsonSchemas(bodies: Iterable<BodyClass>): Readonly<Record<string, Schema>> {
  const schemas: Record<string, Schema> = {};
  const left = [...bodies];
  for (let body = left.pop(); body !== undefined; body = left.pop()) {
    schemas[body.name] ??= documentedSchema(body, (held) => {
      left.push(held);
      return referTo(held);
    });
  }
  return schemas;
}
