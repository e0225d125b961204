import type { ApiPropertyOptions } from '@nestjs/swagger';
import { type BodyClass, flawsOf } from '../flaws-of.js';
import { type Flaw, NO_FLAWS, flaw, under } from '../flaw.js';
import { LIMITS } from '../limits.js';
import { type About, type Judge, field } from './field.js';
import { judgeInteger, judgeNumber } from './numbers.js';
import { ID_SCHEMA, judgeId, judgeText } from './texts.js';

/** An object with fields of its own. */
export const ObjectOf = (body: () => BodyClass, about: About): PropertyDecorator =>
  field((value) => flawsOf(body(), value), { type: () => body() }, about);

interface ListOptions {
  readonly minItems?: number;
  readonly maxItems: number;
  /** What is wrong with the items together, if each is fine by itself. */
  readonly together?: Judge;
}

export const ListOf = (body: () => BodyClass, options: ListOptions, about: About): PropertyDecorator =>
  list((value) => flawsOf(body(), value), { type: () => body(), isArray: true }, options, about);

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
        ? NO_FLAWS
        : flaw('must be a JSON object'),
    { type: 'object', additionalProperties: true },
    about,
  );

function list(
  each: Judge,
  schema: ApiPropertyOptions,
  options: ListOptions,
  about: About,
): PropertyDecorator {
  const { minItems = 0, maxItems, together = () => NO_FLAWS } = options;
  const judge: Judge = (value, body) => {
    if (!Array.isArray(value)) return flaw('must be a list');
    if (value.length < minItems)
      return flaw(`must have ${minItems} ${minItems === 1 ? 'item' : 'items'} or more`);
    if (value.length > maxItems) return flaw(`must not have more than ${maxItems} items`);
    const flaws = firstFlaws(value.entries(), (item) => each(item, body));
    return flaws.length > 0 ? flaws : together(value, body);
  };
  const bounds = minItems > 0 ? { minItems, maxItems } : { maxItems };
  return field(judge, { ...schema, ...bounds } as ApiPropertyOptions, about);
}

function repeated(ids: readonly string[]): readonly Flaw[] {
  if (new Set(ids).size === ids.length) return NO_FLAWS;
  const index = ids.findIndex((id, at) => ids.indexOf(id) < at);
  return under(index, flaw('is named twice'));
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
      return flaw(`must be an object: ${each}`);
    const entries = Object.entries(value);
    if (entries.length === 0 || entries.length > most) return flaw(`must name 1 to ${most} ${things}`);
    return firstFlaws(entries.values(), (item, id) => {
      const flaws = judgeId(id, body);
      return flaws.length > 0 ? flaws : judgeEach(item, body);
    });
  };
  return field(
    judge,
    { type: 'object', additionalProperties: schema, maxProperties: most } as ApiPropertyOptions,
    about,
  );
}

/** The flaws of the items, and where; a hundred are enough. */
function firstFlaws<K extends string | number>(
  entries: Iterable<[K, unknown]>,
  flawsIn: (item: unknown, key: K) => readonly Flaw[],
): readonly Flaw[] {
  let all = NO_FLAWS;
  for (const [key, item] of entries) {
    const flaws = flawsIn(item, key);
    if (flaws.length > 0) all = [...all, ...under(key, flaws)];
    if (all.length >= 100) break;
  }
  return all;
}
