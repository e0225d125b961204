import { List, type Map } from 'immutable';
import { type Moment, precedes } from './moment.js';

/** The list with the item in its place: at the end, for what comes in order. */
export function inserted<T extends Moment>(items: List<T>, item: T): List<T> {
  const last = items.last();
  if (!last || precedes(last, item)) return items.push(item);
  return insertedAt(items, items.findLastIndex((other) => precedes(other, item)) + 1, item);
}

/**
 * The list in order, whose items from an index on were added as they came: once for all of them, since each one that is
 * put in its place by itself costs as much as the list is long.
 */
export function inOrder<T extends Moment>(items: List<T>, from: number): List<T> {
  for (let index = Math.max(1, from); index < items.size; index += 1) {
    const [before, item] = [items.get(index - 1), items.get(index)];
    if (before && item && !precedes(before, item))
      return List(items.toArray().sort((a, b) => (precedes(a, b) ? -1 : 1)));
  }
  return items;
}

/** What is changed in place can only be added to at its end: anything else begins another list. */
export function insertedAt<T>(items: List<T>, index: number, item: T): List<T> {
  return items.asImmutable().insert(index, item);
}

/** The latest items of a list that is in order, of those that count: looked for no further back than for `most`. */
export function latestIn<T>(items: List<T>, most: number, counts: (item: T) => boolean): T[] {
  const found: T[] = [];
  for (let index = items.size - 1; index >= 0 && found.length < most; index -= 1) {
    const item = items.get(index);
    if (item !== undefined && counts(item)) found.push(item);
  }
  return found;
}

/** Which of the two stands later. */
export function later<T extends Moment>(known: T | undefined, item: T): T {
  return known && precedes(item, known) ? known : item;
}

/** Which of the two stands earlier. */
export function earlier<T extends Moment>(known: T | undefined, item: T): T {
  return known && precedes(known, item) ? known : item;
}

/** The map with the item under the key, unless a later one is there. */
export function withLatest<T extends Moment>(items: Map<string, T>, key: string, item: T): Map<string, T> {
  return items.set(key, later(items.get(key), item));
}
