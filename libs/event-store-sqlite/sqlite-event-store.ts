import {
  type Appended,
  Bell,
  catchUp,
  type EventFilter,
  type EventStore,
  EventStoreUnavailable,
  type ExpectedRevision,
  letOthersRun,
  type NewEvent,
  type ReadAllOptions,
  readPages,
  type ReadStreamOptions,
  type RecordedEvent,
  serialiseAppend,
  type Snapshot,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '#event-store';
import { DatabaseFile } from '#sqlite';

import { type Append, EventLog } from './event-log.js';
import { EventReader, PAGE } from './event-reader.js';
import { failed, Gone } from './faults.js';
import { GroupCommit } from './group-commit.js';
import { EVENT_STORE } from './schema.js';
import { Snapshots } from './snapshots.js';

export interface SqliteEventStoreOptions {
  /** The file. Made if it does not exist, with the folders it lies in. */
  readonly path: string;
  /** How often subscriptions look for what other processes have appended. Default: 100. */
  readonly pollMilliseconds?: number;
  /** How long to wait for another process that is writing. Default: 5000. */
  readonly busyMilliseconds?: number;
  /** Called after this store has appended: a chance to `notify` those of other threads and processes. */
  readonly onAppended?: () => void;
}

/** Events in one SQLite file. Any number of threads and processes may have it open, each its own store. */
export class SqliteEventStore implements EventStore {
  private readonly file: DatabaseFile;
  private readonly group: GroupCommit<Append, Appended>;
  private readonly reader: EventReader;
  private readonly snapshots: Snapshots;
  private readonly bell = new Bell();
  private readonly pollMilliseconds: number;

  /** @throws EventStoreUnusable */
  constructor({
    path,
    pollMilliseconds = 100,
    busyMilliseconds = 5_000,
    onAppended,
  }: SqliteEventStoreOptions) {
    this.file = new DatabaseFile(path, EVENT_STORE, busyMilliseconds);
    const { database } = this.file;
    this.pollMilliseconds = pollMilliseconds;
    this.reader = new EventReader(database);
    this.snapshots = new Snapshots(database);
    const log = new EventLog(database, () => {
      this.bell.ring();
      onAppended?.();
    });
    this.group = new GroupCommit(this.file, log);
  }

  append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    try {
      this.requireOpen();
      return this.group.submit({ stream, events: serialiseAppend(stream, events, expected), expected });
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent> {
    const { direction = 'forwards' } = options;
    const forwards = direction === 'forwards';
    let from = options.from ?? (forwards ? 0 : Number.MAX_SAFE_INTEGER);
    let left = options.limit ?? Infinity;
    for (let isFirst = true; left > 0; isFirst = false) {
      const count = Math.min(left, PAGE);
      const page = this.read(() => this.reader.stream(stream, from, direction, count));
      if (isFirst && forwards && page.length === PAGE)
        left = Math.min(left, this.read(() => this.reader.lastRevision(stream)) - from + 1);
      // Before a long page is worked on: many may have come to read at the same moment.
      if (page.length === PAGE) await letOthersRun();
      yield* page;
      if (page.length < count) return;
      left -= count;
      from = (page.at(-1)?.revision ?? 0) + (forwards ? 1 : -1);
    }
  }

  readAll({ after, filter, limit }: ReadAllOptions = {}): AsyncIterable<RecordedEvent> {
    return readPages((position) => this.read(() => this.reader.all(position, filter)), after, limit);
  }

  async readSnapshot(stream: string, name: string): Promise<Snapshot | undefined> {
    return this.read(() => this.snapshots.read(stream, name));
  }

  async writeSnapshot(stream: string, name: string, snapshot: Snapshot): Promise<void> {
    this.requireOpen();
    try {
      this.snapshots.write(stream, name, snapshot);
    } catch (error) {
      throw failed('take a snapshot', error);
    }
  }

  async identity(): Promise<string> {
    return this.read(() => this.reader.identity());
  }

  async ready(): Promise<void> {
    this.read(() => {
      if (!this.file.isInPlace) throw new Gone();
      this.reader.lastPosition();
    });
    this.group.probe(() => this.snapshots.probe());
  }

  async lastPosition(filter?: EventFilter): Promise<string | undefined> {
    return this.read(() => this.reader.lastPosition(filter));
  }

  subscribe({ filter, ...options }: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    return catchUp((position) => this.read(() => this.reader.all(position, filter)), this.bell, {
      ...options,
      pollMilliseconds: this.pollMilliseconds,
    });
  }

  /** Tells the subscriptions that somebody else has appended, sooner than they would find out. */
  notify(): void {
    this.bell.ring();
  }

  async close(): Promise<void> {
    if (!this.file.database.isOpen) return;
    this.group.flush();
    this.file.close();
    this.bell.ring();
  }

  private read<T>(read: () => T): T {
    this.requireOpen();
    try {
      return read();
    } catch (error) {
      throw failed('be read', error);
    }
  }

  private requireOpen(): void {
    if (!this.file.database.isOpen) throw new EventStoreUnavailable('The event store was closed.');
  }
}
