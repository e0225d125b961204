import { isOccurredOn } from '#domain';
import { NO_ERRORS, invalid } from '../validation/validation-error.js';
import { LIMITS } from '../limits.js';
import { type About, type Judge, field } from './field.js';

export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export const judgeId: Judge = (value) =>
  typeof value === 'string' && ID_PATTERN.test(value)
    ? NO_ERRORS
    : invalid(
        'must be an id: 1 to 64 letters, digits, dots, underscores or hyphens, the first a letter or digit',
      );

export const ID_SCHEMA = { type: 'string', pattern: ID_PATTERN.source } as const;

export const Id = (about: About): PropertyDecorator => field(judgeId, ID_SCHEMA, about);

/** Words of people: something but blanks, of a limited length. */
export const Text = (maxLength: number, about: About): PropertyDecorator =>
  field(judgeText(maxLength), { type: 'string', minLength: 1, maxLength }, about);

export function judgeText(maxLength: number): Judge {
  return (value) => {
    if (typeof value !== 'string') return invalid('must be a string');
    if (value.length > maxLength) return invalid(`must not be longer than ${maxLength} characters`);
    return /\S/.test(value) ? NO_ERRORS : invalid('must not be blank');
  };
}

export function OneOf(words: readonly string[], about: About): PropertyDecorator {
  const complaint = invalid(`must be one of: ${words.join(', ')}`);
  return field(
    (value) => (typeof value === 'string' && words.includes(value) ? NO_ERRORS : complaint),
    { type: 'string', enum: [...words] },
    about,
  );
}

export const judgeWhen: Judge = (value) =>
  typeof value === 'string' && isOccurredOn(value)
    ? NO_ERRORS
    : invalid(
        'must be a year, month or day that exists (2016, 2016-12, 2016-12-10) or an instant (2016-12-10T09:30:00Z)',
      );

export const WHEN_SCHEMA = {
  type: 'string',
  maxLength: 40,
  pattern: '^\\d{4}(-\\d{2}(-\\d{2}(T.+)?)?)?$',
} as const;

/** A moment in the world, as precisely as it is known. */
export const When = (about: About): PropertyDecorator => field(judgeWhen, WHEN_SCHEMA, about);

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export const Currency = (about: About): PropertyDecorator =>
  field(
    (value) =>
      typeof value === 'string' && CURRENCIES.has(value)
        ? NO_ERRORS
        : invalid('must be a currency of ISO 4217, like EUR'),
    { type: 'string', pattern: '^[A-Z]{3}$' },
    about,
  );

/** What somebody or something is called. */
export const Name = (about: About): PropertyDecorator => Text(LIMITS.name, { ...about, personal: true });
/** Free text. */
export const Words = (about: About): PropertyDecorator => Text(LIMITS.text, { ...about, personal: true });
/** A URL, or the title of a document. */
export const Reference = (about: About): PropertyDecorator => Text(LIMITS.reference, about);
