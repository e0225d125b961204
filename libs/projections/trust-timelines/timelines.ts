import { LRUCache } from 'lru-cache';

import { precedes } from '#domain';
import type { Moment, TrustPointDocument } from '#domain';
import type { Document, DocumentReader, Query, Where } from '#read-store';

import { isThere } from '../projection.js';
import type { Seen } from '../projection.js';
import { timelineStored, TRUST_KEYS, TRUST_TIMELINES } from './collections.js';
import type { Head, KnownTimeline } from './refold.js';
import type { Timeline } from './timeline.js';

/** How many timelines' last points are kept in mind. */
const KEPT = 20_000;

/** A timeline that a batch touches. */
export interface Wanted {
  readonly timeline: Timeline;
  /** The first moment it is touched at. */
  readonly from: Moment;
  /** The first event that touches it: the one that makes it, if there was none. */
  readonly firstTouchedBy: Seen;
}

/** Reads of the timelines what refolding them needs; the last point of those in use is known by heart. */
export class Timelines {
  readonly #documents: DocumentReader;
  readonly #heads = new LRUCache<string, Head>({ max: KEPT });

  constructor(documents: DocumentReader) {
    this.#documents = documents;
  }

  /** All the timelines that are stored of an alliance. */
  async storedOf(allianceId: string): Promise<Timeline[]> {
    const keys = await this.#documents.find(TRUST_KEYS.name, { where: { allianceId } });
    return keys.map(timelineStored);
  }

  /** What is known of each timeline, by its id. */
  async known(wanted: readonly Wanted[]): Promise<ReadonlyMap<string, KnownTimeline>> {
    const unknown = wanted.map(({ timeline }) => timeline.id).filter((id) => !this.#heads.has(id));
    const stored = await this.#documents.getMany(TRUST_KEYS.name, unknown);
    const made = new Set(stored.filter(isThere).map(({ _id }) => _id));
    const known = new Map<string, KnownTimeline>();
    for (const one of wanted) {
      const { id } = one.timeline;
      const head = this.#heads.get(id);
      if (head && precedes(head, one.from)) known.set(id, { before: head, after: [] });
      else if (head || made.has(id)) known.set(id, await this.#read(one));
      else known.set(id, { before: undefined, after: [], made: one.firstTouchedBy });
    }
    return known;
  }

  /** From now on, what was made of a timeline is what is known of it. */
  remember({ id }: Timeline, last: Head | undefined): void {
    if (!last) this.#heads.delete(id);
    else {
      const { at, revision, R, S, E, counts } = last;
      this.#heads.set(id, { at, revision, R, S, E, counts });
    }
  }

  async #read({ timeline, from }: Wanted): Promise<KnownTimeline> {
    const where = { allianceId: timeline.allianceId, key: timeline.name };
    const last = await this.#lastPoint(where);
    if (!last || precedes(last, from)) return { before: last, after: [] };
    const before = await this.#lastPoint({ ...where, at: { lt: from.at } });
    const after = await this.#documents.find(TRUST_TIMELINES.name, {
      where: { ...where, at: { gte: from.at } },
      sort: IN_ORDER,
    });
    return { before, after: after.map(pointOf) };
  }

  async #lastPoint(where: Where): Promise<TrustPointDocument | undefined> {
    const [last] = await this.#documents.find(TRUST_TIMELINES.name, { where, sort: LATEST_FIRST, limit: 1 });
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

function pointOf(document: Document): TrustPointDocument {
  return document as unknown as TrustPointDocument;
}
