import { LRUCache } from 'lru-cache';
import { NotCanonical } from '#transparency-log';
import { UnrecordableEvent, WrongExpectedRevision } from './errors.js';
import { BEGINNING, type HashedEvent, type Link, linked, linkOf } from './event-hash.js';
import { type Appended, type EventStore, type ExpectedRevision } from './event-store.js';
import { forwarding } from './forwarding.js';
import { placeAppend, wrongExpectedRevision } from './place-append.js';
import { type JsonObject, type NewEvent, type RecordedEvent } from './recorded-event.js';
import { serialiseAppend } from './serialise.js';

/** Streams of which the last event's hash is known without reading it. */
const MOST_LINKS = 10_000;

/**
 * The same store, each of whose events is appended with its hash and that of the event before it in its stream
 * (`metadata.hash`, `metadata.previousHash`; see `eventHash`). The first that follows events without hashes says so
 * (`metadata.chainedFrom`, its revision). No two events can follow the same one, since each names the one at the
 * revision that the store expects when it takes it. Beside what the store throws, an append throws UnreadableEvent
 * where the event before it is damaged: what follows could not say what it follows.
 */
export function hashChained(store: EventStore): EventStore {
  const chain = new HashChain(store);
  return {
    ...forwarding(store),
    append: (stream, events, expected) => chain.append(stream, events, expected),
    close: () => chain.close(),
  };
}

class HashChain {
  private readonly links = new LRUCache<string, Link>({ max: MOST_LINKS });
  private readonly underWay = new Set<Promise<Appended>>();
  private lastAnywhere: Promise<unknown> = Promise.resolve();
  private closed: Promise<void> | undefined;

  constructor(private readonly store: EventStore) {}

  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    if (this.closed !== undefined) await this.closed;
    if (expected === 'no-stream') return this.appendAfter(BEGINNING, stream, events, expected);
    const link = this.links.get(stream);
    if (link?.revision === expected) return this.appendAfter(link, stream, events, expected);
    // The store has to be asked first, and whoever hands over events may change them meanwhile.
    const handedOver = serialiseAppend(stream, events, expected).map(({ data, metadata, ...event }) => ({
      ...event,
      data: JSON.parse(data) as JsonObject,
      metadata: JSON.parse(metadata) as JsonObject,
    }));
    const appended =
      expected === 'any'
        ? this.appendAnywhere(stream, handedOver)
        : this.linkAt(stream, expected).then((at) => this.appendAfter(at, stream, handedOver, expected));
    this.underWay.add(appended);
    return appended.finally(() => this.underWay.delete(appended));
  }

  close(): Promise<void> {
    this.closed ??= Promise.allSettled(this.underWay).then(() => this.store.close());
    return this.closed;
  }

  private async appendAfter(
    link: Link,
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
  ): Promise<Appended> {
    const chained = chainedTo(link, stream, events);
    const appended = await this.store.append(stream, chained, expected);
    const last = chained.at(-1);
    // What was there before may have been recorded by somebody else, at another time: with another hash.
    if (appended.repeated === false && last !== undefined) this.links.set(stream, linkOf(last));
    return appended;
  }

  /** @throws WrongExpectedRevision where there is no event at that revision */
  private async linkAt(stream: string, revision: number): Promise<Link> {
    let last = BEGINNING;
    for await (const event of this.store.readStream(stream, {
      from: revision,
      direction: 'backwards',
      limit: 1,
    }))
      last = linkOf(event);
    if (last.revision !== revision) throw wrongExpectedRevision(stream, revision, last.revision);
    return last;
  }

  /**
   * Without a place, one append after the other reads its stream to find out where it belongs: nobody appends so
   * who has to be quick.
   */
  private appendAnywhere(stream: string, events: readonly NewEvent[]): Promise<Appended> {
    const appended = this.lastAnywhere.then(() => this.placeAnywhere(stream, events));
    this.lastAnywhere = appended.catch(() => undefined);
    return appended;
  }

  private async placeAnywhere(stream: string, events: readonly NewEvent[]): Promise<Appended> {
    for (;;) {
      let last: RecordedEvent | undefined;
      const there: { readonly eventId: string; readonly position: string }[] = [];
      for await (last of this.store.readStream(stream))
        there.push({ eventId: last.eventId, position: last.position });
      const revisions = new Map(there.map(({ eventId }, revision) => [eventId, revision]));
      const ids = events.map(({ eventId }) => eventId);
      const { recordedBefore, first } = placeAppend(stream, ids, 'any', {
        revision: there.length - 1,
        eventIdAt: (revision) => there[revision]?.eventId,
        revisionOf: (eventId) => revisions.get(eventId),
      });
      const revision = first + events.length - 1;
      if (recordedBefore) return { revision, position: there[revision]?.position ?? '', repeated: true };
      const link = last === undefined ? BEGINNING : linkOf(last);
      try {
        return await this.appendAfter(link, stream, events, first === 0 ? 'no-stream' : first - 1);
      } catch (error) {
        // Somebody else was faster.
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }
}

/** @throws UnrecordableEvent */
function chainedTo(link: Link, stream: string, events: readonly NewEvent[]): HashedEvent[] {
  try {
    let last = link;
    return events.map((event) => {
      const next = linked(event, stream, last);
      last = linkOf(next);
      return next;
    });
  } catch (error) {
    if (!(error instanceof NotCanonical)) throw error;
    throw new UnrecordableEvent(`An event to append to stream ${stream} cannot be hashed: ${error.message}`, {
      cause: error,
    });
  }
}
