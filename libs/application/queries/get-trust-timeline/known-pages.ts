import { LRUCache } from 'lru-cache';
import type { AllianceDocument, TrustKey } from '#domain';
import type { DocumentReader } from '#read-store';
import type { Paging } from '../shared/page.js';
import { type PointRange, type TimelinePage, timelinePage } from './timeline-page.js';

/** How many points the pages that are kept have together: some hundred bytes each. */
const KEPT_POINTS = 20_000;

interface Known {
  /** Of the alliance when the page was read. */
  readonly position: string;
  readonly page: TimelinePage;
}

/**
 * Pages of timelines, kept while nothing happens in their alliance: every event of it changes the alliance's
 * document, which is written last.
 */
export class KnownPages {
  private readonly known = new LRUCache<string, Known>({
    maxSize: KEPT_POINTS,
    sizeCalculation: ({ page }) => page.points.length + 1,
  });

  constructor(private readonly documents: DocumentReader) {}

  /** @throws InvalidCursor */
  async read(
    alliance: AllianceDocument,
    key: TrustKey,
    range: PointRange,
    paging: Paging,
  ): Promise<TimelinePage> {
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
    const known = this.known.get(name);
    if (known?.position === position) return known.page;
    const page = await timelinePage(this.documents, alliance, key, range, paging);
    this.known.set(name, { position, page });
    return page;
  }
}
