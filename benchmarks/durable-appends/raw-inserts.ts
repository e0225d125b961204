import { DatabaseSync } from '@photostructure/sqlite';
import { SqliteEventStore } from '#event-store-sqlite';
import { answerParent } from '../measuring/child.js';
import { contribution, EVENTS_EACH, streamOf, WRITERS } from './events.js';

/** Events a second by bare inserts of rows that were made before, one of each writer in a transaction. */
answerParent(async ({ path }: { path: string }): Promise<number> => {
  // The store itself makes the tables and indexes: they are the same.
  await new SqliteEventStore({ path }).close();
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000');
  const insertStream = database.prepare('INSERT INTO streams (id, name) VALUES (?, ?)');
  for (let writer = 0; writer < WRITERS; writer += 1) insertStream.run(writer + 1, streamOf(writer));
  const insert = database.prepare(
    'INSERT INTO events (stream_id, revision, event_id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const groups = Array.from({ length: EVENTS_EACH }, (_, index) =>
    Array.from({ length: WRITERS }, (__, writer) => {
      const { eventId, type, data, metadata } = contribution(writer, index);
      return [writer + 1, index, eventId, type, JSON.stringify(data), JSON.stringify(metadata)] as const;
    }),
  );
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const began = performance.now();
  for (const group of groups) {
    begin.run();
    for (const row of group) insert.run(...row);
    commit.run();
  }
  const seconds = (performance.now() - began) / 1000;
  database.close();
  return (WRITERS * EVENTS_EACH) / seconds;
});
