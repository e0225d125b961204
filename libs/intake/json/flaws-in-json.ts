import { type Flaw, NO_FLAWS, flaw, under } from '../flaw.js';
import { LIMITS } from '../limits.js';

/** Names that could reach the prototypes of objects in careless hands. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * What is wrong with a JSON value whatever it is meant to be: nested too deep, with characters that stores
 * cut off at or cannot encode, or with keys that reach for prototypes.
 */
export function flawsInJson(value: unknown, depth = 0): readonly Flaw[] {
  if (typeof value === 'string') return isKeepable(value) ? NO_FLAWS : flaw(UNKEEPABLE);
  if (typeof value !== 'object' || value === null) return NO_FLAWS;
  if (depth === LIMITS.depth) return flaw(`is nested more than ${LIMITS.depth} levels deep`);
  return Array.isArray(value) ? flawsInList(value, depth + 1) : flawsInObject(value, depth + 1);
}

const UNKEEPABLE = 'must hold neither NUL characters nor halves of surrogate pairs';

const UNKEEPABLE_CHARACTER = /[\0\p{Surrogate}]/u;

/** Whether every store gives this text back as it was. */
export function isKeepable(text: string): boolean {
  return !UNKEEPABLE_CHARACTER.test(text);
}

function flawsInList(list: readonly unknown[], depth: number): readonly Flaw[] {
  let flaws = NO_FLAWS;
  for (let index = 0; index < list.length; index += 1) {
    flaws = joined(flaws, index, flawsInJson(list[index], depth));
  }
  return flaws;
}

function flawsInObject(object: object, depth: number): readonly Flaw[] {
  let flaws = NO_FLAWS;
  for (const [key, value] of Object.entries(object)) {
    flaws = joined(flaws, key, flawsInKey(key));
    flaws = joined(flaws, key, flawsInJson(value, depth));
  }
  return flaws;
}

function flawsInKey(key: string): readonly Flaw[] {
  if (FORBIDDEN_KEYS.has(key)) return flaw('is not a name that is taken');
  return isKeepable(key) ? NO_FLAWS : flaw(UNKEEPABLE);
}

/** At most a hundred: nobody reads more. */
function joined(flaws: readonly Flaw[], step: string | number, more: readonly Flaw[]): readonly Flaw[] {
  if (more.length === 0 || flaws.length >= 100) return flaws;
  return [...flaws, ...under(step, more)];
}
