import { DEFINITIONS, EVENT_TYPES } from '#domain';
import { jsonSchemaOf, jsonSchemas } from '../validation/json-schemas.js';
import { type Schema } from '../validation/constraint.js';
import { EVENT_BODIES } from './event-bodies.js';

const SCHEMAS = jsonSchemas(Object.values(EVENT_BODIES));

/** The fields that a schema marks, those of objects in fields by their paths. */
function markedIn(schema: Schema): string[] {
  const fields = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Schema>>);
  return fields.flatMap(([name, field]) => {
    const { $ref = '' } = (field['items'] ?? field) as { $ref?: string };
    const inside = markedIn(SCHEMAS[$ref.split('/').at(-1) ?? ''] ?? {}).map((path) => `${name}/${path}`);
    return field['x-personal'] === true ? [name, ...inside] : inside;
  });
}

describe('what may hold a name or words of a person', () => {
  it.each(EVENT_TYPES)('is marked in the schema of %s as the catalogue says', (type) => {
    const marked = markedIn(jsonSchemaOf(EVENT_BODIES[type])).filter((field) => field !== 'onBehalfOf');
    expect(marked.sort()).toEqual([...(DEFINITIONS[type].personal ?? [])].sort());
  });
});
