import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy, ValidateIf } from 'class-validator';
import type { ValidationError } from '../validation/validation-error.js';

/** What a field is for, as its documentation says it. */
export interface About {
  readonly description: string;
  readonly example?: unknown;
  /** It may be left out. Null is never taken for left out. */
  readonly optional?: true;
  /** It may hold a person's name or words: marked `x-personal` in the schema. */
  readonly personal?: true;
}

/** What is wrong with a value; nothing, if it is fine. `body` is the object the value is a field of. */
export type Judge = (value: unknown, body: Readonly<Record<string, unknown>>) => readonly ValidationError[];

/** A field of a body: validated by its judge, described by its schema. */
export function field(judge: Judge, schema: ApiPropertyOptions, about: About): PropertyDecorator {
  const { description, example, optional, personal } = about;
  const decorators: PropertyDecorator[] = [
    ValidateBy(
      {
        name: 'judged',
        validator: {
          validate: (value, context) => judge(value, context?.object as Record<string, unknown>).length === 0,
          defaultMessage: () => 'is not as it should be',
        },
      },
      { context: { judge } },
    ),
    ApiProperty({
      ...schema,
      description,
      required: optional !== true,
      ...(example === undefined ? {} : { example }),
      ...(personal ? { 'x-personal': true } : {}),
    } as ApiPropertyOptions),
  ];
  if (optional) decorators.push(ValidateIf((_body, value) => value !== undefined));
  return (target, key) => {
    for (const decorate of decorators) decorate(target, key);
  };
}

/** The judge that a rule of `class-validator` was given; a rule without one lets the field be left out. */
export function judgeIn(context: unknown): Judge | undefined {
  return (context as { readonly judge: Judge } | undefined)?.judge;
}
