import { type DatabaseSyncInstance } from '@photostructure/sqlite';

import {
  type Appended,
  type ExpectedRevision,
  placeAppend,
  type SerialisedEvent,
  type StreamState,
} from '#event-store';

import { BulkInsert } from './bulk-insert.js';
import { type TransactionScript } from './group-commit.js';
import { positionOf } from './position.js';

/** A stream as it stands: its row, and the revision of its last event (−1: it has none). */
interface Head {
  id: number;
  revision: number;
}

/** Streams to know by heart, before forgetting all of them. */
const MOST_HEADS = 50_000;
const COLUMNS = ['position', 'stream_id', 'revision', 'event_id', 'type', 'data', 'metadata'];

export interface Append {
  readonly stream: string;
  readonly events: readonly SerialisedEvent[];
  readonly expected: ExpectedRevision;
}

/** Writes events, inside of transactions that others begin and end. */
export class EventLog implements TransactionScript<Append, Appended> {
  /** Changes whenever another connection has committed something. */
  private dataVersion: unknown;
  /** Streams as this connection has last seen or left them: right as long as the data version is the same. */
  private readonly heads = new Map<string, Head>();
  /** Of the last event in the store; the same goes for it. */
  private position = 0;
  private readonly insert;
  private readonly insertStream;
  private readonly getDataVersion;
  private readonly last;
  private readonly head;
  private readonly at;
  private readonly byId;

  constructor(
    database: DatabaseSyncInstance,
    private readonly onCommit: () => void,
  ) {
    this.insert = new BulkInsert(database, 'events', COLUMNS);
    this.insertStream = database.prepare('INSERT INTO streams (name) VALUES (?)');
    this.getDataVersion = database.prepare('PRAGMA data_version', { returnArrays: true });
    this.last = database.prepare('SELECT coalesce(max(position), 0) FROM events', { returnArrays: true });
    this.head = database.prepare(
      `SELECT id, coalesce((SELECT max(revision) FROM events WHERE stream_id = id), -1) AS revision
       FROM streams WHERE name = ?`,
    );
    this.at = database.prepare('SELECT position, event_id FROM events WHERE stream_id = ? AND revision = ?');
    this.byId = database.prepare('SELECT revision FROM events WHERE stream_id = ? AND event_id = ?');
  }

  begun(): void {
    const [dataVersion] = this.getDataVersion.get() as [number];
    if (dataVersion === this.dataVersion && this.heads.size <= MOST_HEADS) return;
    this.dataVersion = dataVersion;
    this.heads.clear();
    [this.position] = this.last.get() as [number];
  }

  committing(): void {
    this.insert.flush();
  }

  committed(): void {
    this.onCommit();
  }

  rolledBack(): void {
    this.dataVersion = undefined;
    this.insert.clear();
  }

  /** As it is expected to go. That an id is used once in its stream is left to the unique index. */
  perform(append: Append): Appended {
    const { stream, events, expected } = append;
    const head = this.headOf(stream);
    const asExpected = expected === head.revision || (expected === 'no-stream' && head.revision === -1);
    return asExpected ? this.record(stream, head, events) : this.performAlone(append);
  }

  /** By all the rules. @throws WrongExpectedRevision */
  performAlone({ stream, events, expected }: Append): Appended {
    this.insert.flush();
    const head = this.headOf(stream);
    const ids = events.map(({ eventId }) => eventId);
    const { recordedBefore, first } = placeAppend(stream, ids, expected, this.stateOf(head));
    if (!recordedBefore) return this.record(stream, head, events);
    const revision = first + events.length - 1;
    const { position } = this.at.get(head.id, revision) as { position: number };
    return { revision, position: positionOf(position), repeated: true };
  }

  private record(stream: string, head: Head, events: readonly SerialisedEvent[]): Appended {
    if (head.id === 0) head.id = Number(this.insertStream.run(stream).lastInsertRowid);
    for (const { eventId, type, data, metadata } of events) {
      head.revision += 1;
      this.position += 1;
      this.insert.add(this.position, head.id, head.revision, eventId, type, data, metadata);
    }
    return { revision: head.revision, position: positionOf(this.position), repeated: false };
  }

  private headOf(stream: string): Head {
    let head = this.heads.get(stream);
    if (head === undefined) {
      head = (this.head.get(stream) as Head | undefined) ?? { id: 0, revision: -1 };
      this.heads.set(stream, head);
    }
    return head;
  }

  private stateOf({ id, revision }: Head): StreamState {
    return {
      revision,
      eventIdAt: (at) => (this.at.get(id, at) as { event_id: string } | undefined)?.event_id,
      revisionOf: (eventId) => (this.byId.get(id, eventId) as { revision: number } | undefined)?.revision,
    };
  }
}
