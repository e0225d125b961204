import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import {
  type FieldDecorator,
  type BodyClass,
  type ConstraintContext,
  composed,
  constraint,
} from '../validation/constraint.js';
import { NO_ERRORS, invalid } from '../shared/validation-error.js';
import { validate } from '../validation/validate.js';
import { type About, documented } from './documented.js';
import { EachId, EachText } from './texts.js';

interface Size {
  readonly minItems?: number;
  readonly maxItems: number;
}

/** A list of so many items. */
const Sized = ({ minItems = 0, maxItems }: Size): FieldDecorator =>
  composed(IsArray(), ...(minItems > 0 ? [ArrayMinSize(minItems)] : []), ArrayMaxSize(maxItems));

/** Each text once. What Unicode calls equivalent is the same text. */
function EachOnce(): FieldDecorator {
  return constraint({
    name: 'eachOnce',
    rule: (value) => {
      if (!Array.isArray(value)) return NO_ERRORS;
      const seen = new Set<unknown>();
      for (const [index, item] of (value as unknown[]).entries()) {
        const text = typeof item === 'string' ? item.normalize() : item;
        if (seen.has(text)) return invalid('is named twice', `/${index}`);
        seen.add(text);
      }
      return NO_ERRORS;
    },
    document: { type: 'array', uniqueItems: true },
  });
}

/** Ids, each named once. */
export const Ids = (size: Size, ...about: About): FieldDecorator =>
  documented(about, Sized(size), EachId(), EachOnce());

/** Words of people, each said once. */
export const Texts = (size: Size & { readonly maxLength: number }, ...about: About): FieldDecorator =>
  documented(about, Sized(size), EachText(size.maxLength), EachOnce());

/** An object with fields of its own. */
export const Nested = (body: () => BodyClass, ...about: About): FieldDecorator =>
  documented(about, ...nested(body, false));

/** Objects with fields of their own. */
export const ListOf = (body: () => BodyClass, size: Size, ...about: About): FieldDecorator =>
  documented(about, Sized(size), ...nested(body, true));

function nested(body: () => BodyClass, each: boolean): readonly FieldDecorator[] {
  const context: ConstraintContext = {
    document: (refer) => refer(body()),
    check: { satisfies: { nested: (value: unknown) => validate(body(), value) } },
  };
  return [Type(body), IsObject({ each }), ValidateNested({ each, context })];
}
