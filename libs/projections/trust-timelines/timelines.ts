import { LRUCache } from 'lru-cache';

import { type Moment, precedes, type TrustPointDocument } from '#domain';
import { type Document, type DocumentReader, type Query, type Where } from '#read-store';

import { isThere } from '../projection/projection.js';
import { type Head, type KnownTimeline } from './refold.js';
import { type ChangedTimeline, type TimelineChange } from './timeline-change.js';
import { type Timeline, timelineStored, TRUST_KEYS, TRUST_TIMELINES } from './timeline.js';

const CACHED_HEADS = 20_000;

/** Reads of the timelines what refolding them needs, and caches the last points of those in use. */
export class Timelines {
  private readonly heads = new LRUCache<string, Head>({ max: CACHED_HEADS });

  constructor(private readonly documents: DocumentReader) {}

  /** All the timelines that are stored of an alliance. */
  async storedOf(allianceId: string): Promise<Timeline[]> {
    const keys = await this.documents.find(TRUST_KEYS.name, { where: { allianceId } });
    return keys.map(timelineStored);
  }

  /** What must be known of timelines to take some changes in, by their ids. */
  async load(changed: readonly ChangedTimeline[]): Promise<ReadonlyMap<string, KnownTimeline>> {
    const unknown = changed.map(({ timeline }) => timeline.id).filter((id) => !this.heads.has(id));
    const stored = await this.documents.getMany(TRUST_KEYS.name, unknown);
    const made = new Set(stored.filter(isThere).map(({ _id }) => _id));
    const known = new Map<string, KnownTimeline>();
    for (const { timeline, changes } of changed) {
      const [first] = changes;
      if (!first) continue;
      const { id } = timeline;
      const head = this.heads.get(id);
      const from = earliest(changes, first);
      if (head && precedes(head, from)) known.set(id, { before: head, after: [] });
      else if (head || made.has(id)) known.set(id, await this.read(timeline, from));
      else known.set(id, { before: undefined, after: [], made: first.by });
    }
    return known;
  }

  /** From now on, what was made of a timeline is what is known of it. */
  remember({ id }: Timeline, last: Head | undefined): void {
    if (!last) this.heads.delete(id);
    else {
      const { at, revision, R, S, E, counts } = last;
      this.heads.set(id, { at, revision, R, S, E, counts });
    }
  }

  private async read(timeline: Timeline, from: Moment): Promise<KnownTimeline> {
    const where = { allianceId: timeline.allianceId, key: timeline.name };
    const last = await this.lastPoint(where);
    if (!last || precedes(last, from)) return { before: last, after: [] };
    const before = await this.lastPoint({ ...where, at: { lt: from.at } });
    const after = await this.documents.find(TRUST_TIMELINES.name, {
      where: { ...where, at: { gte: from.at } },
      sort: IN_ORDER,
    });
    return { before, after: after.map(pointOf) };
  }

  private async lastPoint(where: Where): Promise<TrustPointDocument | undefined> {
    const [last] = await this.documents.find(TRUST_TIMELINES.name, { where, sort: LATEST_FIRST, limit: 1 });
    return last && pointOf(last);
  }
}

const IN_ORDER: NonNullable<Query['sort']> = [
  ['at', 'asc'],
  ['revision', 'asc'],
];
const LATEST_FIRST: NonNullable<Query['sort']> = [
  ['at', 'desc'],
  ['revision', 'desc'],
];

function earliest(changes: readonly TimelineChange[], first: TimelineChange): Moment {
  return changes.reduce((least, change) => (precedes(change, least) ? change : least), first);
}

function pointOf(document: Document): TrustPointDocument {
  return document as unknown as TrustPointDocument;
}
