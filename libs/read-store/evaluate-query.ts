import { type Document } from './document.js';
import { type Condition, type Query, type Scalar, type Where } from './read-store.js';
import { totalOrder, type SortField } from './sort-key.js';

/** Finds documents the slow and obvious way: by looking at each. */
export function evaluateQuery(documents: Iterable<Document>, query: Query): Document[] {
  const order = totalOrder(query);
  const { after, where = {}, limit = Infinity } = query;
  return Array.from(documents)
    .filter((document) => matches(document, where))
    .filter((document) => order.every(([field]) => present(document[field])))
    .filter((document) => after === undefined || compareKeys(keyOf(document, order), after, order) > 0)
    .sort((a, b) => compareKeys(keyOf(a, order), keyOf(b, order), order))
    .slice(0, limit);
}

export function matches(document: Document, where: Where): boolean {
  return Object.entries(where).every(([field, condition]) => holds(document[field], condition));
}

function holds(value: Document[string], condition: Condition): boolean {
  if (typeof condition !== 'object') return value === condition;
  if ('exists' in condition) return present(value) === condition.exists;
  if ('contains' in condition) return Array.isArray(value) && value.includes(condition.contains);
  if (!present(value)) return false;
  const { gt, gte, lt, lte } = condition;
  const order = (bound: Scalar) => compare(value as Scalar, bound);
  return (
    (gt === undefined || order(gt) > 0) &&
    (gte === undefined || order(gte) >= 0) &&
    (lt === undefined || order(lt) < 0) &&
    (lte === undefined || order(lte) <= 0)
  );
}

function present(value: Document[string]): boolean {
  return value !== undefined && value !== null;
}

function keyOf(document: Document, order: readonly SortField[]): Scalar[] {
  return order.map(([field]) => document[field] as Scalar);
}

function compareKeys(a: readonly Scalar[], b: readonly Scalar[], order: readonly SortField[]): number {
  for (const [i, [, direction]] of order.entries()) {
    const difference = compare(a[i] ?? '', b[i] ?? '');
    if (difference !== 0) return direction === 'asc' ? difference : -difference;
  }
  return 0;
}

/** Strings by code points, which is how UTF-8 sorts, and not by code units. */
function compare(a: Scalar, b: Scalar): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : a > b ? 1 : 0;
}
