import type { ApiPropertyOptions } from '@nestjs/swagger';
import { type BodyClass, flawsOf } from '../flaws-of.js';
import { type Flaw, NO_FLAWS, flaw, under } from '../flaw.js';
import { LIMITS } from '../limits.js';
import { type About, type Judge, field } from './field.js';
import { ID_SCHEMA, judgeId } from './texts.js';
import { judgeNumber } from './numbers.js';

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

const judgeShare = judgeNumber({ minimum: 0, maximum: 1 });

/** Parts of a whole by partner id. That they sum to 1 is for the alliance's rules to say. */
export const SharesByPartner = (about: About): PropertyDecorator =>
  field(
    judgeShares,
    {
      type: 'object',
      additionalProperties: { type: 'number', minimum: 0, maximum: 1 },
      maxProperties: LIMITS.partners,
    } as ApiPropertyOptions,
    about,
  );

const judgeShares: Judge = (value, body) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return flaw('must be an object: a part of 1 for each partner id');
  const entries = Object.entries(value);
  if (entries.length === 0 || entries.length > LIMITS.partners)
    return flaw(`must name 1 to ${LIMITS.partners} partners`);
  return firstFlaws(entries.values(), (share, id) => {
    const flaws = judgeId(id, body);
    return flaws.length > 0 ? flaws : judgeShare(share, body);
  });
};

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
