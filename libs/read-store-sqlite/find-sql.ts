import { type Condition, type Query, type Scalar, type SortField, totalOrder, type Where } from '#read-store';

import { type CollectionTable } from './collection-table.js';
import { type Value } from './connection.js';

/** A piece of SQL with the values of its placeholders. */
export interface Sql {
  readonly text: string;
  readonly values: readonly Value[];
}

/** @throws RangeError for a field that cannot be looked up, or an `after` that does not fit the sort */
export function findSql(table: CollectionTable, query: Query, columns: string): Sql {
  const order = totalOrder(query);
  const { where = {}, after, limit } = query;
  const conditions = [
    ...whereSql(table, where),
    ...(after === undefined ? presentSql(table, order) : afterSql(table, order, after)),
  ];
  const sorted = order.map(([field, direction]) => `${table.expression(field)} ${direction.toUpperCase()}`);
  return join(`SELECT ${columns} FROM ${table.name}`, conditions, `ORDER BY ${sorted.join(', ')} LIMIT ?`, [
    limit ?? -1,
  ]);
}

export function countSql(table: CollectionTable, where: Where): Sql {
  return join(`SELECT count(*) FROM ${table.name}`, whereSql(table, where), '', []);
}

function join(head: string, conditions: readonly Sql[], tail: string, values: readonly Value[]): Sql {
  const where = conditions.map(({ text }) => text).join(' AND ');
  return {
    text: [head, where && `WHERE ${where}`, tail].filter(Boolean).join(' '),
    values: [...conditions.flatMap((condition) => condition.values), ...values],
  };
}

function whereSql(table: CollectionTable, where: Where): Sql[] {
  return Object.entries(where).flatMap(([field, condition]) => conditionSql(table, field, condition));
}

const COMPARISONS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

function conditionSql(table: CollectionTable, field: string, condition: Condition): Sql[] {
  if (typeof condition === 'object' && 'contains' in condition)
    return [containsSql(table, field, condition.contains)];
  const expression = table.expression(field);
  if (typeof condition !== 'object') return [{ text: `${expression} = ?`, values: [toValue(condition)] }];
  if ('exists' in condition)
    return [{ text: `${expression} IS ${condition.exists ? 'NOT ' : ''}NULL`, values: [] }];
  return Object.entries(COMPARISONS).flatMap(([name, operator]) => {
    const bound = condition[name as keyof typeof COMPARISONS];
    return bound === undefined ? [] : [{ text: `${expression} ${operator} ?`, values: [toValue(bound)] }];
  });
}

/** A list that an older version did not look into has no table: it is looked for in the documents. */
function containsSql(table: CollectionTable, field: string, item: string): Sql {
  const text = table.lists.includes(field)
    ? `number IN (SELECT document FROM ${table.listTable(field)} WHERE item = ?)`
    : `EXISTS (SELECT 1 FROM json_each(document, '${table.path(field)}') WHERE value = ?)`;
  return { text, values: [item] };
}

/** Documents that lack a field to sort by are left out. */
function presentSql(table: CollectionTable, order: readonly SortField[]): Sql[] {
  return order
    .filter(([field]) => field !== '_id' && field !== 'position')
    .map(([field]) => ({ text: `${table.expression(field)} IS NOT NULL`, values: [] }));
}

/**
 * What comes behind the given values. Where all goes in one direction it is a comparison of rows, which an
 * index serves from its first row on; else what comes behind in the first field, or is level there and comes
 * behind in the rest.
 */
function afterSql(table: CollectionTable, order: readonly SortField[], after: readonly Scalar[]): Sql[] {
  const values = after.map(toValue);
  const [[, first] = ['', 'asc']] = order;
  if (!order.every(([, direction]) => direction === first))
    return [...presentSql(table, order), behind(table, order, values)];
  const expressions = order.map(([field]) => table.expression(field)).join(', ');
  const placeholders = order.map(() => '?').join(', ');
  const text = `(${expressions}) ${first === 'asc' ? '>' : '<'} (${placeholders})`;
  return [...presentSql(table, order.slice(1)), { text, values }];
}

function behind(
  table: CollectionTable,
  [head, ...rest]: readonly SortField[],
  [value, ...values]: readonly Value[],
): Sql {
  if (head === undefined || value === undefined) return { text: 'FALSE', values: [] };
  const [field, direction] = head;
  const expression = table.expression(field);
  const operator = direction === 'asc' ? '>' : '<';
  const others = behind(table, rest, values);
  return {
    text: `${expression} ${operator}= ? AND (${expression} ${operator} ? OR (${others.text}))`,
    values: [value, value, ...others.values],
  };
}

/** SQLite has no booleans; JSON's come out of it as 0 and 1, too. */
export function toValue(scalar: Scalar): string | number {
  return typeof scalar === 'boolean' ? Number(scalar) : scalar;
}
