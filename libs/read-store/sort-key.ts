import { type Document } from './document.js';
import { type Query, type Scalar } from './read-store.js';

export type SortField = readonly [field: string, direction: 'asc' | 'desc'];

/** The whole order of a query: its sort fields, and `_id` in the direction of the last. */
export function totalOrder({ sort = [], after }: Query): readonly SortField[] {
  const order: readonly SortField[] = [...sort, ['_id', sort.at(-1)?.[1] ?? 'asc']];
  if (after !== undefined && after.length !== order.length)
    throw new RangeError(`A page goes on after ${order.length} values, not ${after.length}.`);
  return order;
}

/** Where a document stands in the order of a query: what `after` takes to go on behind it. */
export function sortKeyOf(document: Document, query: Query): Scalar[] {
  return totalOrder({ sort: query.sort ?? [] }).map(([field]) => {
    const value = document[field];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    throw new TypeError(`Documents cannot be sorted by ${field}: ${document._id} has no such value.`);
  });
}
