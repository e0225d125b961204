import { type OpenAPIObject } from '@nestjs/swagger';

type Schemas = Readonly<Record<string, Schema>>;

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Schemas;
}

interface Media {
  readonly schema?: Schema;
  example?: unknown;
}

/** Gives each request body an example, made of those of its fields. */
export function addExamples(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  for (const { post } of Object.values(document.paths)) {
    if (post?.requestBody === undefined || !('content' in post.requestBody)) continue;
    for (const media of Object.values(post.requestBody.content) as Media[])
      media.example ??= exampleOf(media.schema, schemas);
  }
}

function exampleOf(schema: Schema | undefined, schemas: Schemas): unknown {
  if (schema === undefined) return undefined;
  const example = schema.example ?? schema.examples?.[0];
  if (example !== undefined) return example;
  const [inherited] = schema.allOf ?? [];
  if (inherited !== undefined) return exampleOf(inherited, schemas);
  if (schema.$ref !== undefined) return exampleOf(schemas[schema.$ref.split('/').at(-1) ?? ''], schemas);
  if (schema.items !== undefined) return [exampleOf(schema.items, schemas)];
  if (schema.properties === undefined) return undefined;
  const fields = Object.entries(schema.properties).map(
    ([name, field]) => [name, exampleOf(field, schemas)] as const,
  );
  return Object.fromEntries(fields.filter(([, example]) => example !== undefined));
}
