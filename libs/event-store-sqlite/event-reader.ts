import { type DatabaseSyncInstance } from '@photostructure/sqlite';

import { type EventFilter, type Page, type RecordedEvent } from '#event-store';
import { isDamage } from '#sqlite';

import { DamagedPages } from './damaged-pages.js';
import { recorded, type Row } from './event-row.js';
import { positionOf, rowOf } from './position.js';

/** Few enough that reading them does not hold up others for long. */
export const PAGE = 500;

const SELECT = `SELECT e.position, s.name, e.revision, e.event_id, e.type, e.data, e.metadata
  FROM events e CROSS JOIN streams s ON s.id = e.stream_id`;
const SELECT_STREAM = `SELECT e.position, s.name, e.revision, e.event_id, e.type, e.data, e.metadata
  FROM streams s CROSS JOIN events e ON e.stream_id = s.id WHERE s.name = ?`;

/** Reads events a page at a time, so that no reading lasts while others write. */
export class EventReader {
  private readonly allAfter;
  private readonly backwards;
  private readonly last;
  private readonly store;
  private readonly streamForwards;
  private readonly streamBackwards;
  private readonly damaged;

  constructor(database: DatabaseSyncInstance) {
    const prepare = (sql: string) => database.prepare(sql, { returnArrays: true });
    this.allAfter = prepare(`${SELECT} WHERE e.position > ? ORDER BY e.position LIMIT ${PAGE}`);
    this.backwards = prepare(
      `SELECT e.position, s.name FROM events e CROSS JOIN streams s ON s.id = e.stream_id
       WHERE e.position < ? ORDER BY e.position DESC LIMIT ?`,
    );
    this.last = prepare(
      'SELECT max(revision) FROM events WHERE stream_id = (SELECT id FROM streams WHERE name = ?)',
    );
    this.store = prepare('SELECT identity FROM store');
    this.streamForwards = prepare(`${SELECT_STREAM} AND e.revision >= ? ORDER BY e.revision LIMIT ?`);
    this.streamBackwards = prepare(`${SELECT_STREAM} AND e.revision <= ? ORDER BY e.revision DESC LIMIT ?`);
    this.damaged = new DamagedPages(database, `${SELECT} WHERE e.position = ?`);
  }

  all(after: string | undefined, { streamPrefix = '' }: EventFilter = {}): Page {
    const from = after === undefined ? 0 : rowOf(after);
    const rows = around(
      () => this.allAfter.all(from) as Row[],
      () => this.damaged.after(from, PAGE),
    );
    const last = rows.at(-1);
    const passed = streamPrefix === '' ? rows : rows.filter(([, stream]) => stream.startsWith(streamPrefix));
    return { events: passed.map(recorded), upTo: last && positionOf(last[0]) };
  }

  lastPosition({ streamPrefix = '' }: EventFilter = {}): string | undefined {
    let before = Number.MAX_SAFE_INTEGER;
    for (let count = 1; ; count = PAGE) {
      const rows = this.backwards.all(before, count) as [number, string][];
      const found = rows.find(([, stream]) => stream.startsWith(streamPrefix));
      const last = rows.at(-1);
      if (found !== undefined || last === undefined) return found && positionOf(found[0]);
      before = last[0];
    }
  }

  /** Of the last event; −1 if there is none. */
  lastRevision(stream: string): number {
    const [revision] = this.last.get(stream) as [number | null];
    return revision ?? -1;
  }

  identity(): string {
    const [identity] = this.store.get() as [string];
    return identity;
  }

  /** From a revision on, inclusive. @param count at most a page */
  stream(stream: string, from: number, direction: 'forwards' | 'backwards', count: number): RecordedEvent[] {
    const statement = direction === 'forwards' ? this.streamForwards : this.streamBackwards;
    return around(
      () => statement.all(stream, from, count) as Row[],
      () => this.damaged.stream(stream, from, direction, count),
    ).map(recorded);
  }
}

/** What is read; or what is left of it, where the file is damaged. */
function around(read: () => Row[], readDamaged: () => Row[]): Row[] {
  try {
    return read();
  } catch (error) {
    if (!isDamage(error)) throw error;
    return readDamaged();
  }
}
