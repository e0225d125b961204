import type { DatabaseSyncInstance } from '@photostructure/sqlite';

import {
  type Appended,
  type ExpectedRevision,
  placeAppend,
  type SerialisedEvent,
  type StreamState,
  wrongExpectedRevision,
} from '#event-store';

import type { TransactionObserver } from './group-commit.js';
import { positionOf } from './position.js';

/** A stream as it stands: its row, and the revision of its last event (−1: it has none). */
interface Head {
  id: number;
  revision: number;
}

const MOST_HEADS = 50_000;

/** Writes events, inside of the transactions that it observes. */
export class EventLog implements TransactionObserver {
  /** As of the last commit that this connection has seen, and of what it wrote since. */
  readonly #heads = new Map<string, Head>();
  #version: unknown;
  readonly #dataVersion;
  readonly #insert;
  readonly #insertStream;
  readonly #head;
  readonly #at;
  readonly #byId;

  constructor(
    database: DatabaseSyncInstance,
    private readonly onCommit: () => void,
  ) {
    this.#dataVersion = database.prepare('PRAGMA data_version', { returnArrays: true });
    this.#insertStream = database.prepare('INSERT INTO streams (name) VALUES (?)');
    this.#insert = database.prepare(
      'INSERT INTO events (stream_id, revision, event_id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#head = database.prepare(
      `SELECT id, coalesce((SELECT max(revision) FROM events WHERE stream_id = id), -1) AS revision
       FROM streams WHERE name = ?`,
    );
    this.#at = database.prepare('SELECT position, event_id FROM events WHERE stream_id = ? AND revision = ?');
    this.#byId = database.prepare('SELECT revision FROM events WHERE stream_id = ? AND event_id = ?');
  }

  /** What is known of streams holds as long as no other connection has committed anything. */
  begun(): void {
    const [version] = this.#dataVersion.get() as [number];
    if (version !== this.#version || this.#heads.size > MOST_HEADS) this.#heads.clear();
    this.#version = version;
  }

  committed(): void {
    this.onCommit();
  }

  rolledBack(): void {
    this.#heads.clear();
  }

  /**
   * Appends as it is expected to go, and leaves it to the unique indexes to refuse an id that is used twice.
   * Together with others only: what is refused so must be done again with `appendCarefully`.
   */
  append(stream: string, events: readonly SerialisedEvent[], expected: ExpectedRevision): Appended {
    const head = this.#headOf(stream);
    const asExpected = expected === head.revision || (expected === 'no-stream' && head.revision === -1);
    return asExpected ? this.#record(stream, head, events) : this.appendCarefully(stream, events, expected);
  }

  /** @throws WrongExpectedRevision */
  appendCarefully(stream: string, events: readonly SerialisedEvent[], expected: ExpectedRevision): Appended {
    const head = this.#headOf(stream);
    const ids = events.map(({ eventId }) => eventId);
    const { recordedBefore, first } = placeAppend(stream, ids, expected, this.#stateOf(head));
    if (!recordedBefore) return this.#record(stream, head, events);
    const revision = first + events.length - 1;
    const last = this.#at.get(head.id, revision) as { position: number } | undefined;
    if (last === undefined) throw wrongExpectedRevision(stream, expected, head.revision);
    return { revision, position: positionOf(last.position) };
  }

  #record(stream: string, head: Head, events: readonly SerialisedEvent[]): Appended {
    if (head.id === 0) head.id = Number(this.#insertStream.run(stream).lastInsertRowid);
    let position: number | bigint = 0;
    for (const { eventId, type, data, metadata } of events) {
      head.revision += 1;
      position = this.#insert.run(head.id, head.revision, eventId, type, data, metadata).lastInsertRowid;
    }
    return { revision: head.revision, position: positionOf(position) };
  }

  #headOf(stream: string): Head {
    let head = this.#heads.get(stream);
    if (head === undefined) {
      head = (this.#head.get(stream) as Head | undefined) ?? { id: 0, revision: -1 };
      this.#heads.set(stream, head);
    }
    return head;
  }

  #stateOf({ id, revision }: Head): StreamState {
    return {
      revision,
      eventIdAt: (at) => (this.#at.get(id, at) as { event_id: string } | undefined)?.event_id,
      revisionOf: (eventId) => (this.#byId.get(id, eventId) as { revision: number } | undefined)?.revision,
    };
  }
}
