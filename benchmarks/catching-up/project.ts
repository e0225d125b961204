import { SqliteEventStore } from '#event-store-sqlite';
import { SqliteReadStore } from '#read-store-sqlite';
import { answerParent } from '../measuring/child.js';
import { followToTheEnd } from './follow.js';

/** Seconds until all projections have caught up with the store of events, from nothing. */
answerParent(async ({ path, into }: { path: string; into: string }): Promise<number> => {
  const events = new SqliteEventStore({ path });
  const documents = new SqliteReadStore({ path: into });
  const began = performance.now();
  await followToTheEnd(events, documents);
  const seconds = (performance.now() - began) / 1000;
  await documents.close();
  await events.close();
  return seconds;
});
