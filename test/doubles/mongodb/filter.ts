import { type Document } from 'mongodb';

/** The operators that read models are asked for with; others are refused. */
export function matches(document: Document, filter: Document): boolean {
  return Object.entries(filter).every(([field, condition]) => {
    if (field === '$and') return (condition as Document[]).every((one) => matches(document, one));
    if (field === '$or') return (condition as Document[]).some((one) => matches(document, one));
    return holds(document[field], condition);
  });
}

function holds(value: unknown, condition: unknown): boolean {
  if (!isOperators(condition)) return equals(value, condition);
  return Object.entries(condition).every(([operator, operand]) => holdsFor(value, operator, operand));
}

function holdsFor(value: unknown, operator: string, operand: unknown): boolean {
  switch (operator) {
    case '$eq':
      return equals(value, operand);
    case '$ne':
      return !equals(value, operand);
    case '$in':
      return (operand as unknown[]).some((one) => equals(value, one));
    case '$gt':
      return typeof value === typeof operand && compare(value, operand) > 0;
    case '$gte':
      return typeof value === typeof operand && compare(value, operand) >= 0;
    case '$lt':
      return typeof value === typeof operand && compare(value, operand) < 0;
    case '$lte':
      return typeof value === typeof operand && compare(value, operand) <= 0;
    default:
      throw new Error(`The operator ${operator} is not known here.`);
  }
}

/** What is missing equals null, and a list equals what it contains. */
function equals(value: unknown, wanted: unknown): boolean {
  if (wanted === null) return value === null || value === undefined;
  return value === wanted || (Array.isArray(value) && value.includes(wanted));
}

function isOperators(condition: unknown): condition is Document {
  return (
    typeof condition === 'object' &&
    condition !== null &&
    Object.keys(condition).length > 0 &&
    Object.keys(condition).every((name) => name.startsWith('$'))
  );
}

/** Strings by their bytes; nothing comes before everything. */
export function compare(one: unknown, other: unknown): number {
  if (typeof one === 'string' && typeof other === 'string')
    return Buffer.compare(Buffer.from(one), Buffer.from(other));
  const [a, b] = [one ?? -Infinity, other ?? -Infinity] as [number, number];
  return a < b ? -1 : a > b ? 1 : 0;
}

export function inOrder(documents: readonly Document[], sort: Document = {}): Document[] {
  const order = Object.entries(sort) as [string, 1 | -1][];
  return documents.toSorted((one, other) => {
    for (const [field, direction] of order) {
      const difference = compare(one[field], other[field]);
      if (difference !== 0) return difference * direction;
    }
    return 0;
  });
}
