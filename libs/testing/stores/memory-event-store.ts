import { randomUUID } from 'node:crypto';

import {
  type Appended,
  Bell,
  catchUp,
  type EventFilter,
  type EventStore,
  EventStoreUnavailable,
  type ExpectedRevision,
  type JsonObject,
  type NewEvent,
  type Page,
  placeAppend,
  type ReadAllOptions,
  readPages,
  type ReadStreamOptions,
  type RecordedEvent,
  type SerialisedEvent,
  type Snapshot,
  serialiseAppend,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '#event-store';

interface Entry extends SerialisedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
}

/** What outlives a memory store that is closed: pass it to the next. */
export class MemoryLog {
  readonly identity = randomUUID();
  readonly entries: Entry[] = [];
  readonly streams = new Map<
    string,
    { readonly entries: Entry[]; readonly revisions: Map<string, number> }
  >();
  readonly bell = new Bell();
  /** By stream and name. */
  readonly snapshots = new Map<string, Snapshot>();

  stream(name: string) {
    return this.streams.get(name) ?? { entries: [], revisions: new Map<string, number>() };
  }
}

const PAGE = 500;

/** An event store for specs. Events are kept as JSON, so that nobody shares an object with it. */
export class MemoryEventStore implements EventStore {
  private readonly log: MemoryLog;
  private open = true;

  constructor(log = new MemoryLog()) {
    this.log = log;
  }

  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    this.requireOpen();
    const added = serialiseAppend(stream, events, expected);
    const known = this.log.stream(stream);
    const { recordedBefore, first } = placeAppend(
      stream,
      added.map(({ eventId }) => eventId),
      expected,
      {
        revision: known.entries.length - 1,
        eventIdAt: (revision) => known.entries[revision]?.eventId,
        revisionOf: (eventId) => known.revisions.get(eventId),
      },
    );
    if (!recordedBefore) this.record(stream, added, first);
    const last = first + added.length - 1;
    const position = this.log.stream(stream).entries[last]?.position ?? '';
    return { revision: last, position, repeated: recordedBefore };
  }

  private record(stream: string, added: readonly SerialisedEvent[], first: number): void {
    const known = this.log.stream(stream);
    this.log.streams.set(stream, known);
    added.forEach((event, i) => {
      const entry = {
        ...event,
        stream,
        revision: first + i,
        position: positionOf(this.log.entries.length + 1),
      };
      this.log.entries.push(entry);
      known.entries.push(entry);
      known.revisions.set(event.eventId, entry.revision);
    });
    this.log.bell.ring();
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent> {
    this.requireOpen();
    const { direction = 'forwards', limit = Infinity } = options;
    const { entries } = this.log.stream(stream);
    const last = entries.length - 1;
    const step = direction === 'forwards' ? 1 : -1;
    let revision = direction === 'forwards' ? (options.from ?? 0) : Math.min(options.from ?? last, last);
    for (let left = limit; left > 0 && revision <= last; left -= 1) {
      this.requireOpen();
      const entry = entries[revision];
      if (entry === undefined) return;
      yield recorded(entry);
      revision += step;
    }
  }

  readAll({ after, filter, limit }: ReadAllOptions = {}): AsyncIterable<RecordedEvent> {
    return readPages((position) => this.page(position, filter), after, limit);
  }

  async identity(): Promise<string> {
    this.requireOpen();
    return this.log.identity;
  }

  async ready(): Promise<void> {
    this.requireOpen();
  }

  async lastPosition(filter?: EventFilter): Promise<string | undefined> {
    this.requireOpen();
    return this.log.entries.findLast((entry) => passes(entry, filter))?.position;
  }

  subscribe({ filter, ...options }: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    return catchUp((position) => this.page(position, filter), this.log.bell, options);
  }

  async readSnapshot(stream: string, name: string): Promise<Snapshot | undefined> {
    this.requireOpen();
    return this.log.snapshots.get(JSON.stringify([stream, name]));
  }

  async writeSnapshot(stream: string, name: string, snapshot: Snapshot): Promise<void> {
    this.requireOpen();
    const key = JSON.stringify([stream, name]);
    const latest = this.log.snapshots.get(key);
    if (latest === undefined || latest.revision <= snapshot.revision) this.log.snapshots.set(key, snapshot);
  }

  async close(): Promise<void> {
    this.open = false;
    this.log.bell.ring();
  }

  private page(after: string | undefined, filter: EventFilter | undefined): Page {
    this.requireOpen();
    const { entries } = this.log;
    if (after !== undefined && !/^\d{16}$/.test(after))
      throw new RangeError(`${after} is no position in this store.`);
    const from = after === undefined ? 0 : firstAfter(entries, after);
    const page = entries.slice(from, from + PAGE);
    return {
      events: page.filter((entry) => passes(entry, filter)).map(recorded),
      upTo: page.at(-1)?.position,
    };
  }

  private requireOpen(): void {
    if (!this.open) throw new EventStoreUnavailable('The event store was closed.');
  }
}

function positionOf(ordinal: number): string {
  return ordinal.toString().padStart(16, '0');
}

function firstAfter(entries: readonly Entry[], position: string): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.position ?? '') <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function passes(entry: Entry, filter: EventFilter | undefined): boolean {
  return entry.stream.startsWith(filter?.streamPrefix ?? '');
}

function recorded(entry: Entry): RecordedEvent {
  const { data, metadata, ...rest } = entry;
  return { ...rest, data: JSON.parse(data) as JsonObject, metadata: JSON.parse(metadata) as JsonObject };
}
