import type { Filter, Sort } from 'mongodb';

import { type Condition, type Query, type Scalar, type SortField, totalOrder, type Where } from '#read-store';

import type { StoredDocument } from './stored-document.js';

type StoredFilter = Filter<StoredDocument>;

export interface MongoQuery {
  readonly filter: StoredFilter;
  readonly sort: Sort;
}

export function toMongoQuery(query: Query): MongoQuery {
  const { where = {}, sort = [], after } = query;
  const order = totalOrder(query);
  const present = sort.map(([field]) => field).filter((field) => field !== '_id' && !(field in where));
  const filters = [
    toFilter({ ...where, ...Object.fromEntries(present.map((field) => [field, { exists: true }])) }),
    ...(after === undefined ? [] : behind(order, after)),
  ];
  return {
    filter: allOf(filters),
    sort: order.map(([field, direction]) => [field, direction === 'asc' ? 1 : -1] as const) as Sort,
  };
}

export function toFilter(where: Where): StoredFilter {
  return Object.fromEntries(
    Object.entries(where).map(([field, condition]) => [field, toOperators(condition)]),
  );
}

/** Null and a field that is missing are the same, to a server that speaks this protocol and to the port. */
function toOperators(condition: Condition): unknown {
  if (typeof condition !== 'object') return { $eq: condition };
  if ('exists' in condition) return condition.exists ? { $ne: null } : { $eq: null };
  if ('contains' in condition) return { $eq: condition.contains };
  return Object.fromEntries(Object.entries(condition).map(([operator, bound]) => [`$${operator}`, bound]));
}

/**
 * Whatever comes after a place in an order. The bound of the first field alone says less, but it is what
 * tells the server where in an index to begin.
 */
function behind(order: readonly SortField[], after: readonly Scalar[]): StoredFilter[] {
  const [first] = order;
  const begin = first && { [first[0]]: { [`${beyond(first)}e`]: after[0] } };
  const alternatives = order.map((field, n) => ({
    ...Object.fromEntries(order.slice(0, n).map(([name], i) => [name, { $eq: after[i] }])),
    [field[0]]: { [beyond(field)]: after[n] },
  }));
  return [...(begin ? [begin as StoredFilter] : []), { $or: alternatives } as StoredFilter];
}

const beyond = ([, direction]: SortField) => (direction === 'asc' ? '$gt' : '$lt');

function allOf(filters: readonly StoredFilter[]): StoredFilter {
  const [first = {}, ...others] = filters.filter((filter) => Object.keys(filter).length > 0);
  return others.length === 0 ? first : { $and: [first, ...others] };
}
