import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type CollectionSpec, type Query } from '#read-store';

import { CollectionTable } from '../../libs/read-store-sqlite/collection-table.js';
import { Connection } from '../../libs/read-store-sqlite/connection.js';
import { countSql, findSql } from '../../libs/read-store-sqlite/find-sql.js';

const SPEC: CollectionSpec = {
  name: 'points',
  indexes: [['allianceId', 'key', 'at', 'revision'], ['at'], ['band'], ['position']],
  lists: ['partnerIds'],
};
const KEY = { allianceId: 'a', key: 'k' } as const;
const AT_REVISION = [
  ['at', 'asc'],
  ['revision', 'asc'],
] as const;
const BACKWARDS = [
  ['at', 'desc'],
  ['revision', 'desc'],
] as const;

describe('How SQLite looks documents up', () => {
  let folder: string;
  let connection: Connection;
  const table = CollectionTable.of(SPEC, 1);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-plans-'));
    connection = new Connection(join(folder, 'read-models.db'), () => undefined);
    connection.execute(table.createSql(SPEC.indexes));
  });

  afterEach(async () => {
    connection.close();
    await rm(folder, { recursive: true });
  });

  const planOf = ({ text, values }: ReturnType<typeof findSql>) =>
    connection.all(`EXPLAIN QUERY PLAN ${text}`, ...values).map(([, , , detail]) => String(detail));

  it.each<[string, Query]>([
    ['all, in the order of their ids', {}],
    ['a page of all', { after: ['x'] }],
    ['by equality', { where: { band: 'fair' } }],
    ['a page by equality', { where: { band: 'fair' }, after: ['x'] }],
    ['by equality, sorted', { where: KEY, sort: AT_REVISION }],
    ['by equality, sorted backwards', { where: KEY, sort: BACKWARDS }],
    ['a page by equality, sorted', { where: KEY, sort: AT_REVISION, after: [1, 2, 'x'] }],
    ['a page by equality, sorted backwards', { where: KEY, sort: BACKWARDS, after: [1, 2, 'x'] }],
    ['by equality and a range, sorted', { where: { ...KEY, at: { gte: 1, lt: 5 } }, sort: AT_REVISION }],
    ['a page of a range', { where: { ...KEY, at: { gte: 1 } }, sort: AT_REVISION, after: [1, 2, 'x'] }],
    ['what changed since a position', { where: { position: { gt: '5' } }, sort: [['position', 'asc']] }],
    [
      'what contains, by equality, sorted',
      { where: { ...KEY, partnerIds: { contains: 'p' } }, sort: AT_REVISION },
    ],
  ])('finds %s by an index, and without sorting', (_, query) => {
    const plan = planOf(findSql(table, { ...query, limit: 100 }, 'document'));
    expect(
      plan.filter((step) => /^SCAN|TEMP B-TREE/.test(step) && !/USING (COVERING )?INDEX/.test(step)),
    ).toEqual([]);
    expect(plan.join()).toMatch(/INDEX/);
  });

  it.each<[Query['where']]>([[KEY], [{ at: { gt: 5 } }], [{ partnerIds: { contains: 'p' } }]])(
    'counts where %j by an index',
    (where = {}) => {
      expect(planOf(countSql(table, where)).filter((step) => step.startsWith('SCAN'))).toEqual([]);
    },
  );

  it.each<[Query]>([
    [{ where: { partnerIds: { contains: 'p' } } }],
    [{ where: { partnerIds: { contains: 'p' } }, after: ['x'] }],
  ])('with %j looks at nothing but what contains it', (query) => {
    const plan = planOf(findSql(table, query, 'document')).join();
    expect(plan).toMatch(
      /SEARCH points__1 USING INTEGER PRIMARY KEY .*SEARCH points__1__partnerIds USING COVERING INDEX/,
    );
    expect(plan).not.toContain('SCAN');
  });

  it('begins a page where the page before ended, rather than at the beginning', () => {
    const [step] = planOf(findSql(table, { where: KEY, sort: AT_REVISION, after: [1, 2, 'x'] }, 'document'));
    expect(step).toContain('(f_allianceId=? AND f_key=? AND (f_at,f_revision,_id)>(?,?,?))');
  });
});
