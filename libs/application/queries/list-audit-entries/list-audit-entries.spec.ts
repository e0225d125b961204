import { MemoryEventStore, MemoryReadStore } from '#testing';
import { type Access, type AuditEntry } from '../../audit/access.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { InvalidCursor } from '../shared/errors.js';
import { queryBus } from '../handlers.js';
import { type AuditRange, ListAuditEntries } from './list-audit-entries.js';

/** When each of them was recorded: the callers are a and b in turn, the alliances x and y in turn of two. */
const TIMES = [
  '2026-09-30T23:59:59.999Z',
  '2026-10-01T00:00:00.000Z',
  '2026-10-15T12:00:00.000Z',
  '2026-12-01T00:00:00.000Z',
  '2026-12-02T00:00:00.000Z',
];
const NOW = '2026-12-03T00:00:00.000Z';

async function asked(range: AuditRange, limit = 100, now = NOW): Promise<number[][]> {
  const store = new MemoryEventStore();
  let at = '';
  let ids = 0;
  const fresh = (): string => `00000000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`;
  const identity = { fresh, named: String, digest: String };
  const trail = new AuditTrail({ store, identity, now: () => at });
  for (const [index, time] of TIMES.entries()) {
    at = time;
    const access: Access = { what: 'events', through: 'http', allianceId: index % 4 < 2 ? 'x' : 'y' };
    await trail.record(access, { caller: index % 2 === 0 ? 'a' : 'b', correlationId: '' });
  }
  const queries = queryBus({
    eventStore: store,
    readStore: new MemoryReadStore(),
    clock: () => now,
    project: () => Promise.resolve([]),
  });
  const pages: AuditEntry[][] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await queries.execute(new ListAuditEntries(range, { limit, cursor }));
    pages.push([...items]);
    cursor = next;
  } while (cursor !== undefined);
  return pages.map((items) => items.map(({ recordedAt }) => TIMES.indexOf(recordedAt)));
}

describe('the entries of the audit trail', () => {
  it.each<[string, AuditRange, number[]]>([
    ['of this month, if nothing else is said', {}, [3, 4]],
    ['from a day on', { from: '2026-10-01' }, [1, 2, 3, 4]],
    ['from the beginning', { from: '1999' }, [0, 1, 2, 3, 4]],
    ['up to the end of a month', { from: '2026', to: '2026-10' }, [0, 1, 2]],
    ['of the month of the end', { to: '2026-10' }, [1, 2]],
    ['between two instants', { from: TIMES[1], to: TIMES[2] }, [1, 2]],
    ['after the last one', { from: '2027', to: '2028' }, []],
    ['of a caller', { from: '2026', caller: 'b' }, [1, 3]],
    ['of an alliance', { from: '2026', allianceId: 'x' }, [0, 1, 4]],
    ['of a caller in an alliance', { from: '2026', allianceId: 'x', caller: 'a' }, [0, 4]],
  ])('%s', async (_, range, found) => {
    expect(await asked(range)).toEqual([found]);
  });

  it('come page by page', async () => {
    expect(await asked({ from: '2026' }, 2)).toEqual([[0, 1], [2, 3], [4]]);
    expect(await asked({ from: '2026', allianceId: 'y' }, 1)).toEqual([[2], [3]]);
  });

  it('have cursors of their own', async () => {
    const queries = queryBus({
      eventStore: new MemoryEventStore(),
      readStore: new MemoryReadStore(),
      clock: () => NOW,
      project: () => Promise.resolve([]),
    });
    const page = queries.execute(new ListAuditEntries({}, { limit: 1, cursor: 'W10' }));
    await expect(page).rejects.toThrow(InvalidCursor);
  });
});
