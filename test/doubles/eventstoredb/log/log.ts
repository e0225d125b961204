import { type Journal } from './journal.js';
import {
  comparePositions,
  TOMBSTONE_REVISION,
  type LogRecord,
  type Position,
  type ProposedEvent,
} from './record.js';

export interface LogOptions {
  /** Where the log starts: a server that has run for long has great positions. Default: 0. */
  readonly firstPosition?: bigint;
  /**
   * Whether the events of one write share a commit position and differ in their prepare positions, as
   * what was written in explicit transactions does. Default: both are the event's own.
   */
  readonly sharedCommits?: boolean;
  /** Keeps what is written beyond the end of the process. Default: nothing does. */
  readonly journal?: Journal;
}

/** What the log takes up beside names and contents, an event. */
const OVERHEAD = 86;

/** Everything that was ever written, in order and by stream. It judges nothing: see `writes.ts`. */
export class Log {
  private readonly entries: LogRecord[] = [];
  private readonly streams = new Map<string, LogRecord[]>();
  private readonly listeners = new Set<() => void>();
  private readonly options: LogOptions;
  private end: bigint;

  constructor(options: LogOptions = {}) {
    this.options = options;
    this.end = options.firstPosition ?? 0n;
    for (const records of options.journal?.read() ?? []) this.keep(records);
  }

  /** All of it, in the order of positions. */
  get records(): readonly LogRecord[] {
    return this.entries;
  }

  /** The events of a stream by revision, whether still visible or not; its tombstone, if any, comes last. */
  stream(name: string): readonly LogRecord[] {
    return this.streams.get(name) ?? [];
  }

  /** The revision of the last event of a stream: −1 if it has none, the greatest there is if it is tombstoned. */
  lastRevision(name: string): bigint {
    return this.streams.get(name)?.at(-1)?.revision ?? -1n;
  }

  isTombstoned(name: string): boolean {
    return this.lastRevision(name) === TOMBSTONE_REVISION;
  }

  /** Writes the events, all of them at once. @param firstRevision of the first of them */
  write(stream: string, events: readonly ProposedEvent[], firstRevision: bigint): LogRecord[] {
    const ends = events.map((event) => (this.end += BigInt(sizeOf(stream, event))));
    const commit = ends.at(-1);
    const created = Date.now();
    const records = events.map((event, i): LogRecord => {
      const prepare = ends[i] ?? this.end;
      const position = { commit: this.options.sharedCommits && commit ? commit : prepare, prepare };
      return { ...event, position, stream, revision: firstRevision + BigInt(i), created };
    });
    this.options.journal?.write(records);
    this.keep(records);
    for (const listener of [...this.listeners]) listener();
    return records;
  }

  /** The index, in `records`, of the first one at or after a position. */
  indexAt(position: Position): number {
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const record = this.entries[middle];
      if (record && comparePositions(record.position, position) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether something was written at exactly this position. */
  hasAt(position: Position): boolean {
    const record = this.entries[this.indexAt(position)];
    return record !== undefined && comparePositions(record.position, position) === 0;
  }

  /** Calls the listener after every write. @returns what ends that */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    this.options.journal?.close();
  }

  private keep(records: readonly LogRecord[]): void {
    for (const record of records) {
      this.entries.push(record);
      const stream = this.streams.get(record.stream);
      if (stream) stream.push(record);
      else this.streams.set(record.stream, [record]);
      if (record.position.commit > this.end) this.end = record.position.commit;
    }
  }
}

function sizeOf(stream: string, event: ProposedEvent): number {
  return OVERHEAD + stream.length + event.type.length + event.data.length + event.metadata.length;
}
