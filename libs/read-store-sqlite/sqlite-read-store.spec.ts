import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describeReadStore } from '#testing';

import { SqliteReadStore } from './sqlite-read-store.js';

describeReadStore('The SQLite store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entente-read-models-'));
  return {
    open: async () => new SqliteReadStore({ path: join(folder, 'read-models.db') }),
    dispose: () => rm(folder, { recursive: true }),
  };
});
