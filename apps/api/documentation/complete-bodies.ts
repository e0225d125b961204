import { type OpenAPIObject } from '@nestjs/swagger';

type Schemas = Readonly<Record<string, Schema>>;

interface Schema {
  readonly $ref?: string;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Schemas;
  readonly required?: readonly string[];
}

interface Media {
  readonly schema?: Schema;
  example?: unknown;
}

/** Gives each request body an example, made of those of its fields, and says which bodies may be left out. */
export function completeBodies(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  for (const { post } of Object.values(document.paths)) {
    if (post?.requestBody === undefined || !('content' in post.requestBody)) continue;
    const media = Object.values(post.requestBody.content) as Media[];
    for (const each of media) each.example ??= exampleOf(each.schema, schemas);
    // No body at all is an empty object.
    post.requestBody.required = media.some(({ schema }) => !mayBeEmpty(schema, schemas));
  }
}

function mayBeEmpty(schema: Schema | undefined, schemas: Schemas): boolean {
  const { properties, required = [] } = resolved(schema, schemas) ?? {};
  return properties !== undefined && required.length === 0;
}

function resolved(schema: Schema | undefined, schemas: Schemas): Schema | undefined {
  return schema?.$ref === undefined ? schema : schemas[schema.$ref.split('/').at(-1) ?? ''];
}

function exampleOf(referring: Schema | undefined, schemas: Schemas): unknown {
  const schema = resolved(referring, schemas);
  const example = schema?.example ?? schema?.examples?.[0];
  if (schema === undefined || example !== undefined) return example;
  if (schema.items !== undefined) return [exampleOf(schema.items, schemas)];
  if (schema.properties === undefined) return undefined;
  const fields = Object.entries(schema.properties).map(
    ([name, field]) => [name, exampleOf(field, schemas)] as const,
  );
  return Object.fromEntries(fields.filter(([, example]) => example !== undefined));
}
