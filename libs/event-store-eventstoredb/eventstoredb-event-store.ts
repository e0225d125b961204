import {
  EventStoreUnavailable,
  serialiseAppend,
  UnrecordableEvent,
  WrongExpectedRevision,
  type Appended,
  type EventFilter,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type SerialisedEvent,
  type Snapshot,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '#event-store';
import { Backoff, type BackoffOptions } from './backoff.js';
import { Interrupted } from './client-errors.js';
import { connect } from './client.js';
import { type Connection, type ServerAppended, type StreamRange } from './connection.js';
import { type Feed } from './feed.js';
import { identityOf } from './identity.js';
import { keepReading } from './keep-reading.js';
import { keepSubscribed } from './keep-subscribed.js';
import { LastPosition } from './last-position.js';
import { Snapshots } from './snapshots.js';

export interface EventStoreDbOptions {
  /** `esdb://…`, with credentials, TLS, `defaultDeadline` and so on in it as the client takes them. */
  readonly url: string;
  /** Between attempts to subscribe again. Default: 100 ms at first, at most 5 s. */
  readonly backoff?: BackoffOptions;
  /** Told each time why a subscription has to connect again; it goes on trying. */
  readonly onSubscriptionBroken?: (reason: Error) => void;
}

/** How often an append is tried whose connection breaks, and with what pauses in between. */
const ATTEMPTS = 3;
const BETWEEN_ATTEMPTS: BackoffOptions = { first: 50, most: 200 };

/** Events of a stream that are read before any of them is handed out. */
const PAGE = 500;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Events in EventStoreDB 23.10 or later, one node or a cluster. Connects when it is first used. */
export class EventStoreDbEventStore implements EventStore {
  private readonly connection: Connection;
  private readonly snapshots: Snapshots;
  private readonly backoff: BackoffOptions;
  private readonly onBroken: ((reason: Error) => void) | undefined;
  private readonly closed = new AbortController();
  private readonly appends = new Set<Promise<unknown>>();
  private readonly feeds = new Set<Feed<RecordedEvent>>();
  private readonly last: LastPosition;
  private identified: Promise<string> | undefined;

  /** @throws EventStoreUnusable if the URL makes no sense */
  constructor({ url, backoff = { first: 100, most: 5000 }, onSubscriptionBroken }: EventStoreDbOptions) {
    this.connection = connect(url);
    this.snapshots = new Snapshots(this.connection);
    this.last = new LastPosition(this.connection);
    this.backoff = backoff;
    this.onBroken = onSubscriptionBroken;
  }

  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    this.requireOpen();
    const serialised = serialiseAppend(stream, events, expected);
    requireUuids(serialised);
    const appended = this.appendUntilSure(stream, serialised, expected);
    this.appends.add(appended);
    try {
      return await appended;
    } finally {
      this.appends.delete(appended);
    }
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent> {
    this.requireOpen();
    const { from, limit = Infinity, direction } = options;
    if (limit === 0) return;
    const backwards = direction === 'backwards';
    if (backwards) yield* this.read(stream, { from, limit, backwards });
    else yield* this.readForwards(stream, from, limit);
  }

  /** The server goes on for as long as there is more: where a stream is long, we say up to where. */
  private async *readForwards(stream: string, from: number | undefined, limit: number) {
    const backwards = false;
    const page = await collect(this.read(stream, { from, limit: Math.min(limit, PAGE), backwards }));
    const [first, last] = [page[0], page.at(-1)];
    if (first === undefined || last === undefined || page.length < PAGE || limit === PAGE) return yield* page;
    const [end] = await collect(this.read(stream, { from: undefined, limit: 1, backwards: true }));
    yield* page;
    const left = Math.min(limit, (end ?? last).revision - first.revision + 1) - PAGE;
    if (left > 0) yield* this.read(stream, { from: last.revision + 1, limit: left, backwards });
  }

  async *readAll({ after, filter, limit = Infinity }: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    this.requireOpen();
    if (limit === 0) return;
    const prefix = filter?.streamPrefix ?? '';
    let left = limit;
    for await (const event of keepReading((last) =>
      this.use(this.connection.readAll({ after: last?.position ?? after }, prefix)),
    )) {
      yield event;
      left -= 1;
      if (left === 0) return;
    }
  }

  async readSnapshot(stream: string, name: string): Promise<Snapshot | undefined> {
    this.requireOpen();
    return this.snapshots.readSnapshot(stream, name);
  }

  async writeSnapshot(stream: string, name: string, snapshot: Snapshot): Promise<void> {
    this.requireOpen();
    return this.snapshots.writeSnapshot(stream, name, snapshot);
  }

  identity(): Promise<string> {
    this.requireOpen();
    this.identified ??= identityOf(this.connection).catch((error: unknown) => {
      this.identified = undefined;
      throw error;
    });
    return this.identified;
  }

  async ready(): Promise<void> {
    await this.lastPosition();
  }

  async lastPosition({ streamPrefix = '' }: EventFilter = {}): Promise<string | undefined> {
    this.requireOpen();
    return this.last.of(streamPrefix);
  }

  subscribe({ after, filter, signal }: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    const prefix = filter?.streamPrefix ?? '';
    return keepSubscribed((position) => this.connection.subscribe(position, prefix), {
      ...(after !== undefined && { after }),
      signal,
      closed: this.closed.signal,
      backoff: this.backoff,
      onBroken: this.onBroken,
    });
  }

  async close(): Promise<void> {
    if (this.closed.signal.aborted) return;
    this.closed.abort();
    await Promise.allSettled(this.appends);
    for (const feed of this.feeds) feed.cut(closedError());
    await this.connection.close();
  }

  private async appendUntilSure(
    stream: string,
    events: readonly SerialisedEvent[],
    expected: ExpectedRevision,
  ): Promise<Appended> {
    const { revision, position } = await this.insist(stream, events, expected);
    if (position !== undefined && (expected !== 'any' || events.length === 1)) return { revision, position };
    return this.verify(stream, events, expected, revision);
  }

  /**
   * A broken connection leaves the outcome unknown, but the same ids at the same place are recorded once:
   * tried a few times, while there is time. Without a place the server may not know them again.
   */
  private async insist(
    stream: string,
    events: readonly SerialisedEvent[],
    expected: ExpectedRevision,
  ): Promise<ServerAppended> {
    const until = Date.now() + this.connection.deadline;
    const backoff = new Backoff(BETWEEN_ATTEMPTS);
    for (let left = ATTEMPTS; ; left -= 1)
      try {
        return await this.connection.append(stream, events, expected, until - Date.now());
      } catch (error) {
        if (!(error instanceof EventStoreUnavailable) || left === 1) throw error;
        if (expected === 'any' && !(error instanceof Interrupted && error.didNothing)) throw error;
        await backoff.wait();
        if (Date.now() >= until) throw error;
      }
  }

  /**
   * Without a revision, the server takes events that it remembers for a repetition in whichever order they
   * stand; and it does not always say where a repetition stood. The stream itself knows both.
   */
  private async verify(
    stream: string,
    events: readonly SerialisedEvent[],
    expected: ExpectedRevision,
    revision: number,
  ): Promise<Appended> {
    const first = revision - events.length + 1;
    const ids: string[] = [];
    let position = '';
    if (first >= 0)
      for await (const event of this.connection.readStream(stream, {
        from: first,
        limit: events.length,
        backwards: false,
      })) {
        ids.push(event.eventId);
        position = event.position;
      }
    if (events.some(({ eventId }, i) => ids[i] !== eventId))
      throw new WrongExpectedRevision(stream, expected, revision);
    return { revision, position };
  }

  private read(stream: string, range: StreamRange): AsyncGenerator<RecordedEvent> {
    const step = range.backwards ? -1 : 1;
    return keepReading((last, count) => {
      const from = last ? last.revision + step : range.from;
      const limit = range.limit - count;
      if (limit === 0 || from === -1) return undefined;
      return this.use(this.connection.readStream(stream, { ...range, from, limit }));
    });
  }

  private async *use(feed: Feed<RecordedEvent>): AsyncGenerator<RecordedEvent> {
    this.feeds.add(feed);
    try {
      yield* feed;
    } finally {
      this.feeds.delete(feed);
    }
  }

  private requireOpen(): void {
    if (this.closed.signal.aborted) throw closedError();
  }
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

const closedError = (): Error => new EventStoreUnavailable('The event store was closed.');

function requireUuids(events: readonly SerialisedEvent[]): void {
  for (const { eventId } of events)
    if (!UUID.test(eventId))
      throw new UnrecordableEvent(`The event id ${eventId} is not a UUID in lower case.`);
}
