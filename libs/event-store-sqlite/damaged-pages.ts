import { type DatabaseSyncInstance } from '@photostructure/sqlite';

import { isDamage } from '#sqlite';

import { type Row } from './event-row.js';

interface Place {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
}

/**
 * Which events there are, by an index alone, which does not look at the table. The `+` keeps SQLite from searching that
 * for a position.
 */
const PLACES = `SELECT e.position, s.name AS stream, e.revision
  FROM events e INDEXED BY events_by_revision CROSS JOIN streams s ON s.id = e.stream_id`;
const PLACES_IN_STREAM = `SELECT e.position, s.name AS stream, e.revision
  FROM streams s CROSS JOIN events e INDEXED BY events_by_revision ON e.stream_id = s.id WHERE s.name = ?`;
const ID = `SELECT e.event_id FROM streams s CROSS JOIN events e INDEXED BY events_by_id ON e.stream_id = s.id
  WHERE s.name = ? AND +e.position = ?`;

/**
 * Reads around damaged pages of the table of events, one event at a time. Of those that are on them it tells which they
 * are: the indexes know that.
 */
export class DamagedPages {
  private readonly row;
  private readonly id;
  private readonly afterPosition;
  private readonly forwards;
  private readonly backwards;

  /** @param select the query of a row by its position */
  constructor(database: DatabaseSyncInstance, select: string) {
    this.row = database.prepare(select, { returnArrays: true });
    this.id = database.prepare(ID, { returnArrays: true });
    this.afterPosition = database.prepare(`${PLACES} WHERE +e.position > ? ORDER BY +e.position LIMIT ?`);
    const inStream = (rest: string) => database.prepare(`${PLACES_IN_STREAM} AND ${rest} LIMIT ?`);
    this.forwards = inStream('e.revision >= ? ORDER BY e.revision');
    this.backwards = inStream('e.revision <= ? ORDER BY e.revision DESC');
  }

  after(position: number, count: number): Row[] {
    return (this.afterPosition.all(position, count) as Place[]).map((place) => this.rowAt(place));
  }

  stream(stream: string, from: number, direction: 'forwards' | 'backwards', count: number): Row[] {
    return (this[direction].all(stream, from, count) as Place[]).map((place) => this.rowAt(place));
  }

  private rowAt({ position, stream, revision }: Place): Row {
    try {
      return this.row.get(position) as Row;
    } catch (error) {
      if (!isDamage(error)) throw error;
      const [eventId] = this.id.get(stream, position) as [string];
      return [position, stream, revision, eventId, '', '', ''];
    }
  }
}
