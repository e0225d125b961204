import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describeEventStore } from '#testing';

import { SqliteEventStore } from './sqlite-event-store.js';

describeEventStore('The SQLite store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entente-events-'));
  return {
    open: async () => new SqliteEventStore({ path: join(folder, 'events.db'), pollMilliseconds: 10 }),
    dispose: () => rm(folder, { recursive: true }),
  };
});
