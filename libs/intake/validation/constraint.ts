import { ValidateBy } from 'class-validator';
import { type ValidationError } from '../shared/validation-error.js';

export type BodyClass<B extends object = object> = new () => B;

export type Schema = Readonly<Record<string, unknown>>;

/** A decorator of a field. */
export type FieldDecorator = (target: object, field: string) => void;

/** How a schema refers to that of another class. */
export type Refer = (body: BodyClass) => Schema;

/**
 * What is wrong with a value; nothing, if it is fine. `body` is the object that the value is a field of: nothing
 * is known of its other fields, which may be wrong themselves.
 */
export type Rule = (value: unknown, body: Readonly<Record<string, unknown>>) => readonly ValidationError[];

export interface Constraint {
  /** Its name in `class-validator`, which no stock decorator has. */
  readonly name: string;
  readonly rule: Rule;
  /** What the documentation says of it. */
  readonly document: Schema | ((refer: Refer) => Schema);
  /** The same as the rule in JSON Schema, where that can say it. Otherwise the compiled check calls the rule. */
  readonly check?: Schema;
  /** Errors are those of the body that the field is in. */
  readonly ofBody?: true;
}

/** What a constraint tells the schemas, by way of `class-validator`'s `context`. */
export interface ConstraintContext {
  readonly document?: Constraint['document'];
  readonly check?: Schema;
  /** A field that may be left out, and is not null. */
  readonly optional?: true;
}

/**
 * A named decorator: checked by `class-validator` like any other, and said to the compiled check and to the
 * documentation as well.
 */
export function constraint(
  { name, rule, document, check, ofBody }: Constraint,
  each = false,
): FieldDecorator {
  const context: ConstraintContext = {
    document,
    check: check ?? { [ofBody === true ? 'bodySatisfies' : 'satisfies']: { [name]: rule } },
  };
  return ValidateBy(
    {
      name,
      validator: {
        validate: (value, args) => rule(value, (args?.object ?? {}) as Record<string, unknown>).length === 0,
        defaultMessage: (args) =>
          rule(args?.value, (args?.object ?? {}) as Record<string, unknown>)[0]?.detail ?? 'is wrong',
      },
    },
    { each, context },
  );
}

/** Several decorators as one. */
export function composed(...decorators: readonly FieldDecorator[]): FieldDecorator {
  return (target, field) => {
    for (const decorate of decorators) decorate(target, field);
  };
}
