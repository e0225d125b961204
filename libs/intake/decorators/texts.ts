import { IsIn, IsString } from 'class-validator';
import { isOccurredOn, precisionOf } from '#domain';
import { LIMITS } from '../shared/limits.js';
import { type FieldDecorator, type Schema, composed, constraint } from '../validation/constraint.js';
import { NO_ERRORS, invalid } from '../shared/validation-error.js';
import { CURRENCIES } from './currencies.js';
import { type About, documented } from './documented.js';

export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export const NO_ID =
  'must be an id: 1 to 64 letters, digits, dots, underscores or hyphens, the first a letter or digit';

/** The id of anything: a partner, an alliance, a commitment. */
export const Id = (...about: About): FieldDecorator => documented(about, isId(false));
export const EachId = (): FieldDecorator => isId(true);

function isId(each: boolean): FieldDecorator {
  const document = { type: 'string', pattern: ID_PATTERN.source };
  const rule = (value: unknown) =>
    typeof value === 'string' && ID_PATTERN.test(value) ? NO_ERRORS : invalid(NO_ID);
  const check = { ...document, details: { type: NO_ID, pattern: NO_ID } };
  return constraint({ name: 'id', rule, document, check }, each);
}

/** A character that somebody can see: neither space nor control, and not one of those without a width, as accents alone. */
const VISIBLE = '[^\\s\\p{Cc}\\p{Cf}\\p{Mn}\\p{Me}\\p{Default_Ignorable_Code_Point}\\u2800]';
const VISIBLE_PATTERN = new RegExp(VISIBLE, 'u');

export const isBlank = (text: string): boolean => !VISIBLE_PATTERN.test(text);

/** The same for readers of the documentation, without classes of Unicode, which not all of them know; and no NUL. */
const DOCUMENTED_TEXT = '^[^\\u0000]*[^\\s\\u0000-\\u0020\\u007f-\\u00a0][^\\u0000]*$';

/** Something that can be seen. */
export function NotBlank({ each = false } = {}): FieldDecorator {
  return constraint(
    {
      name: 'notBlank',
      rule: (value) =>
        typeof value === 'string' && !isBlank(value) ? NO_ERRORS : invalid('must not be blank'),
      document: { type: 'string', minLength: 1, pattern: DOCUMENTED_TEXT },
      check: { type: 'string', pattern: VISIBLE, details: { pattern: 'must not be blank' } },
    },
    each,
  );
}

/** By characters of Unicode, as JSON Schema counts them. */
export const isLonger = (text: string, maxLength: number): boolean =>
  text.length > maxLength && [...text].length > maxLength;

/** Of a limited length in characters of Unicode: `MaxLength` counts some as two, some not. */
export function MaxCharacters(maxLength: number, { each = false } = {}): FieldDecorator {
  const schema = { type: 'string', maxLength };
  const rule = (value: unknown) =>
    typeof value === 'string' && !isLonger(value, maxLength)
      ? NO_ERRORS
      : invalid(`must not be longer than ${maxLength} characters`);
  return constraint({ name: 'maxCharacters', rule, document: schema, check: schema }, each);
}

/** Words that say something, of a limited length. */
export const Text = (maxLength: number, ...about: About): FieldDecorator =>
  documented(about, isText(maxLength, false));
export const EachText = (maxLength: number): FieldDecorator => isText(maxLength, true);

const isText = (maxLength: number, each: boolean): FieldDecorator =>
  composed(IsString({ each }), MaxCharacters(maxLength, { each }), NotBlank({ each }));

/** May hold a person's name or words: marked in the schema. */
export function Personal(): FieldDecorator {
  const schema: Schema = { 'x-personal': true };
  return constraint({ name: 'personal', rule: () => NO_ERRORS, document: schema, check: {} });
}

/** A name, or a few words. */
export const ShortText = (...about: About): FieldDecorator =>
  composed(Text(LIMITS.name, ...about), Personal());
/** Free text. */
export const FreeText = (...about: About): FieldDecorator =>
  composed(Text(LIMITS.text, ...about), Personal());
/** What quantities are counted in. */
export const Unit = (...about: About): FieldDecorator => composed(Text(LIMITS.unit, ...about), Personal());
/** A URL, or the title of a document. */
export const Reference = (...about: About): FieldDecorator => Text(LIMITS.reference, ...about);

export const OneOf = (words: readonly string[], ...about: About): FieldDecorator =>
  documented(about, IsIn([...words], { message: `must be one of: ${words.join(', ')}` }));

const DAY = '(0[1-9]|[12]\\d|3[01])';
const TIME = '[Tt]([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d{1,9})?([Zz]|[+-]([01]\\d|2[0-3]):[0-5]\\d)';
/** Which days a month has, a pattern does not say. */
const DOCUMENTED_PARTIAL_DATE = `^\\d{4}(-(0[1-9]|1[0-2])(-${DAY}(${TIME})?)?)?$`;

/** A moment in the world, as precisely as it is known. */
export function PartialDate(...about: About): FieldDecorator {
  const check = constraint({
    name: 'partialDate',
    rule: (value) =>
      typeof value === 'string' && isOccurredOn(value)
        ? NO_ERRORS
        : invalid(
            'must be a year, month or day that exists (2016, 2016-12, 2016-12-10) or an instant (2016-12-10T09:30:00Z)',
          ),
    document: { type: 'string', maxLength: 40, pattern: DOCUMENTED_PARTIAL_DATE },
  });
  return documented(about, check);
}

export function Instant(...about: About): FieldDecorator {
  const check = constraint({
    name: 'instant',
    rule: (value) =>
      typeof value === 'string' && precisionOf(value) === 'instant'
        ? NO_ERRORS
        : invalid('must be an instant of RFC 3339, like 2024-03-01T09:30:00Z'),
    document: { type: 'string', format: 'date-time' },
  });
  return documented(about, check);
}

export function CurrencyCode(...about: About): FieldDecorator {
  const check = constraint({
    name: 'currencyCode',
    rule: (value) =>
      typeof value === 'string' && CURRENCIES.has(value)
        ? NO_ERRORS
        : invalid('must be a currency of ISO 4217, like EUR'),
    document: { type: 'string', pattern: '^[A-Z]{3}$' },
  });
  return documented(about, check);
}
