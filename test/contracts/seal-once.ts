// Appends some events to a store, seals its log, and is killed with -9 at a step of that:
// `node test/run-typescript.js test/contracts/seal-once.ts FOLDER STEP`. Prints the checkpoint that was handed out.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { SqliteEventStore } from '#event-store-sqlite';

import { EventTree } from '../../libs/runtime/log/event-tree.js';
import { SignedMemory } from '../../libs/runtime/log/signed-memory.js';
import { TileFiles } from '../../libs/runtime/log/tile-files.js';
import { TransparencyLog } from '../../libs/runtime/log/transparency-log.js';

const [, , folder = '', killedAt = ''] = process.argv;
const events = new SqliteEventStore({ path: join(folder, 'events.db') });
const kill = (step: string): void => {
  if (step === killedAt) process.kill(process.pid, 'SIGKILL');
};
const some = Array.from({ length: 100 }, (_, n) => ({
  eventId: randomUUID(),
  type: 'Counted',
  data: { n },
  metadata: {},
}));
await events.append('alliance-a', some, 'any');
kill('appended');
const log = new TransparencyLog({
  events,
  tree: new EventTree(events, new TileFiles(join(folder, 'log', 'tile'))),
  memory: new SignedMemory(join(folder, 'log-signed')),
  keyFile: join(folder, 'log.key'),
  origin: 'example.com/log',
  now: () => new Date().toISOString(),
  fresh: randomUUID,
  onStep: kill,
});
process.stdout.write(JSON.stringify(await log.seal()));
await events.close();
