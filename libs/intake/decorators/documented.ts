import { JSONSchema } from 'class-validator-jsonschema';
import { type FieldDecorator, composed } from '../validation/constraint.js';

/** What a field is for, and an example: as the documentation shows them. */
export type About = readonly [description?: string, example?: unknown];

/** Decorators of a field, and what it is for. Stock decorators are documented by `@JSONSchema` itself. */
export function documented(about: About, ...decorators: readonly FieldDecorator[]): FieldDecorator {
  const [description, example] = about;
  if (description === undefined) return composed(...decorators);
  const examples = example === undefined ? {} : { examples: [example] };
  return composed(...decorators, JSONSchema({ description, ...examples }) as FieldDecorator);
}
