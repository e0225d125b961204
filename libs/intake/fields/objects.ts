import type { ApiPropertyOptions } from '@nestjs/swagger';
import { type BodyClass, validate } from '../validation/validate.js';
import { type ValidationError, NO_ERRORS, invalid, under } from '../validation/validation-error.js';
import { LIMITS } from '../limits.js';
import { type About, type Judge, field } from './field.js';
import { judgeInteger, judgeNumber } from './numbers.js';
import { ID_SCHEMA, judgeId, judgeText } from './texts.js';

/** An object with fields of its own. */
export const ObjectOf = (body: () => BodyClass, about: About): PropertyDecorator =>
  field((value) => validate(body(), value), { type: () => body() }, about);

interface ListOptions {
  readonly minItems?: number;
  readonly maxItems: number;
  /** What is wrong with the items together, if each is fine by itself. */
  readonly together?: Judge;
}

export const ListOf = (body: () => BodyClass, options: ListOptions, about: About): PropertyDecorator =>
  list((value) => validate(body(), value), { type: () => body(), isArray: true }, options, about);

/** Ids, each named once. */
export const Ids = (options: ListOptions, about: About): PropertyDecorator =>
  list(
    judgeId,
    { type: 'array', items: ID_SCHEMA, uniqueItems: true } as ApiPropertyOptions,
    {
      ...options,
      together: (value, body) => [...repeated(value as string[]), ...(options.together?.(value, body) ?? [])],
    },
    about,
  );

/** Words of people, each said once. */
export const Texts = (
  { maxItems, maxLength }: { readonly maxItems: number; readonly maxLength: number },
  about: About,
): PropertyDecorator =>
  list(
    judgeText(maxLength),
    {
      type: 'array',
      items: { type: 'string', minLength: 1, maxLength },
      uniqueItems: true,
    } as ApiPropertyOptions,
    { maxItems, together: (value) => repeated(value as string[]) },
    about,
  );

/** An object with fields that only what it stands for tells. */
export const AnyObject = (about: About): PropertyDecorator =>
  field(
    (value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? NO_ERRORS
        : invalid('must be a JSON object'),
    { type: 'object', additionalProperties: true },
    about,
  );

function list(
  each: Judge,
  schema: ApiPropertyOptions,
  options: ListOptions,
  about: About,
): PropertyDecorator {
  const { minItems = 0, maxItems, together = () => NO_ERRORS } = options;
  const judge: Judge = (value, body) => {
    if (!Array.isArray(value)) return invalid('must be a list');
    if (value.length < minItems)
      return invalid(`must have ${minItems} ${minItems === 1 ? 'item' : 'items'} or more`);
    if (value.length > maxItems) return invalid(`must not have more than ${maxItems} items`);
    const errors = firstErrors(value.entries(), (item) => each(item, body));
    return errors.length > 0 ? errors : together(value, body);
  };
  const bounds = minItems > 0 ? { minItems, maxItems } : { maxItems };
  return field(judge, { ...schema, ...bounds } as ApiPropertyOptions, about);
}

function repeated(ids: readonly string[]): readonly ValidationError[] {
  if (new Set(ids).size === ids.length) return NO_ERRORS;
  const index = ids.findIndex((id, at) => ids.indexOf(id) < at);
  return under(index, invalid('is named twice'));
}

const SHARE = { minimum: 0, maximum: 1 } as const;

/** Parts of a whole by partner id. That they sum to 1 is for the alliance's rules to say. */
export const SharesByPartner = (about: About): PropertyDecorator =>
  byId(
    judgeNumber(SHARE),
    { type: 'number', ...SHARE },
    { each: 'a part of 1 for each partner id', things: 'partners', most: LIMITS.partners },
    about,
  );

const ANSWER = { minimum: 1, maximum: 5 } as const;

/** Marks from 1 to 5 by dimension. */
export const Answers = (about: About): PropertyDecorator =>
  byId(
    judgeInteger(ANSWER),
    { type: 'integer', ...ANSWER },
    { each: 'a mark from 1 to 5 for each dimension', things: 'dimensions', most: LIMITS.dimensions },
    about,
  );

interface Keyed {
  readonly each: string;
  readonly things: string;
  readonly most: number;
}

/** An object of values by id, of one or more. */
function byId(
  judgeEach: Judge,
  schema: object,
  { each, things, most }: Keyed,
  about: About,
): PropertyDecorator {
  const judge: Judge = (value, body) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return invalid(`must be an object: ${each}`);
    const entries = Object.entries(value);
    if (entries.length === 0 || entries.length > most) return invalid(`must name 1 to ${most} ${things}`);
    return firstErrors(entries.values(), (item, id) => {
      const errors = judgeId(id, body);
      return errors.length > 0 ? errors : judgeEach(item, body);
    });
  };
  return field(
    judge,
    { type: 'object', additionalProperties: schema, maxProperties: most } as ApiPropertyOptions,
    about,
  );
}

/** The errors of the items, and where; a hundred are enough. */
function firstErrors<K extends string | number>(
  entries: Iterable<[K, unknown]>,
  errorsIn: (item: unknown, key: K) => readonly ValidationError[],
): readonly ValidationError[] {
  let all = NO_ERRORS;
  for (const [key, item] of entries) {
    const errors = errorsIn(item, key);
    if (errors.length > 0) all = [...all, ...under(key, errors)];
    if (all.length >= 100) break;
  }
  return all;
}
