import { LRUCache } from 'lru-cache';
import { type AllianceDocument, type TrustKey } from '#domain';
import { type DocumentReader } from '#read-store';
import { isNow } from '../shared/moment.js';
import { type Paging } from '../shared/page.js';
import { type PointRange, type TimelinePage, timelinePage } from './timeline-page.js';

/** How many points the cached pages have together: some hundred bytes each. */
const CACHED_POINTS = 20_000;

interface CachedPage {
  /** Of the alliance when the page was read. */
  readonly position: string;
  readonly page: TimelinePage;
}

/**
 * Pages of timelines, cached while nothing happens in their alliance: every event of it changes the alliance's
 * document, which is written last. Pages as of another moment than now are not cached.
 */
export class CachedPages {
  private readonly cached = new LRUCache<string, CachedPage>({
    maxSize: CACHED_POINTS,
    sizeCalculation: ({ page }) => page.points.length + 1,
  });

  /** @throws InvalidCursor */
  async read(
    documents: DocumentReader,
    alliance: AllianceDocument,
    key: TrustKey,
    range: PointRange,
    paging: Paging,
  ): Promise<TimelinePage> {
    if (!isNow(range)) return timelinePage(documents, alliance, key, range, paging);
    const { allianceId, position } = alliance;
    const name = JSON.stringify([
      allianceId,
      key.debtor,
      key.creditor,
      range.from,
      range.to,
      paging.limit,
      paging.cursor,
    ]);
    const cached = this.cached.get(name);
    if (cached?.position === position) return cached.page;
    const page = await timelinePage(documents, alliance, key, range, paging);
    this.cached.set(name, { position, page });
    return page;
  }
}
