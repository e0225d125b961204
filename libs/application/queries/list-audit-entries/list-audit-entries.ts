import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { endOf, startOf } from '#domain';
import { type EventStore } from '#event-store';
import { type AuditEntry, auditEntryOf, auditStreamOf } from '../../audit/access.js';
import { cursorAfter, placeOf } from '../shared/cursor.js';
import { type Page, type Paging } from '../shared/page.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';

export interface AuditRange {
  /** From the beginning of this on. Default: of the month of `to`. */
  readonly from?: string | undefined;
  /** Up to the end of this. Default: now. */
  readonly to?: string | undefined;
  readonly caller?: string | undefined;
  readonly allianceId?: string | undefined;
}

/** Who was handed out what, in the order in which it was recorded. */
export class ListAuditEntries extends Query<Page<AuditEntry>> {
  constructor(
    readonly range: AuditRange,
    readonly paging: Paging,
  ) {
    super();
  }
}

@QueryHandler(ListAuditEntries)
export class ListAuditEntriesHandler implements IQueryHandler<ListAuditEntries> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ range, paging: { limit, cursor } }: ListAuditEntries): Promise<Page<AuditEntry>> {
    const { store, clock } = this.dependencies;
    const asked = ['audit', range.from, range.to, range.caller, range.allianceId];
    const place = cursor === undefined ? undefined : placeOf(cursor, asked, ['string', 'number']);
    const found: AuditEntry[] = [];
    for await (const entry of entriesOf(store, range, clock(), place as Place | undefined)) {
      found.push(entry);
      if (found.length > limit) break;
    }
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return found.length <= limit || last === undefined
      ? { items }
      : { items, next: cursorAfter(asked, [last.stream, last.revision]) };
  }
}

/** Where a page ended. */
type Place = readonly [stream: string, revision: number];

/** Before it nobody recorded any. */
const FIRST = '2026-01-01T00:00:00.000Z';

async function* entriesOf(
  store: EventStore,
  { from, to, caller, allianceId }: AuditRange,
  now: string,
  place?: Place,
): AsyncGenerator<AuditEntry> {
  const until = to === undefined ? now : new Date(endOf(to)).toISOString();
  const end = until < now ? until : now;
  const begin =
    from === undefined ? `${end.slice(0, 'yyyy-mm'.length)}-01` : new Date(startOf(from)).toISOString();
  for (const stream of streamsBetween(begin > FIRST ? begin : FIRST, end)) {
    if (place !== undefined && stream < place[0]) continue;
    const first = stream === place?.[0] ? place[1] + 1 : 0;
    for await (const event of store.readStream(stream, { from: first })) {
      const entry = auditEntryOf(event);
      if (entry.recordedAt < begin || (caller !== undefined && entry.caller !== caller)) continue;
      if (entry.recordedAt > end) return;
      if (allianceId === undefined || entry.allianceId === allianceId) yield entry;
    }
  }
}

/** @param begin, end instants */
function* streamsBetween(begin: string, end: string): Generator<string> {
  const last = auditStreamOf(end);
  const month = new Date(`${begin.slice(0, 'yyyy-mm'.length)}-01T00:00:00Z`);
  for (; auditStreamOf(month.toISOString()) <= last; month.setUTCMonth(month.getUTCMonth() + 1))
    yield auditStreamOf(month.toISOString());
}
