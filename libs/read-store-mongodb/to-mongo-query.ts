import { type Filter, type Sort } from 'mongodb';

import { type Condition, type Query, type Scalar, type SortField, totalOrder, type Where } from '#read-store';

import { type StoredDocument } from './stored-document.js';

type StoredFilter = Filter<StoredDocument>;

export interface MongoQuery {
  readonly filter: StoredFilter;
  readonly sort: Sort;
}

export function toMongoQuery(query: Query): MongoQuery {
  const { where = {}, sort = [], after } = query;
  const order = totalOrder(query);
  const present = sort.map(([field]) => field).filter((field) => field !== '_id' && !(field in where));
  return {
    filter: {
      ...toFilter({ ...where, ...Object.fromEntries(present.map((field) => [field, { exists: true }])) }),
      ...(after && { $and: behind(order, after) }),
    },
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
 * Whatever comes after a place in an order. That the first field is not before it says less than the rest,
 * but tells the server where in an index to begin.
 */
function behind(order: readonly SortField[], after: readonly Scalar[]): StoredFilter[] {
  const alternatives = order.map((field, n) => ({
    ...Object.fromEntries(order.slice(0, n).map(([name], i) => [name, { $eq: after[i] }])),
    [field[0]]: { [beyond(field)]: after[n] },
  })) as StoredFilter[];
  const [first] = order;
  if (first === undefined || alternatives.length === 1) return alternatives;
  return [{ [first[0]]: { [`${beyond(first)}e`]: after[0] } } as StoredFilter, { $or: alternatives }];
}

const beyond = ([, direction]: SortField) => (direction === 'asc' ? '$gt' : '$lt');
