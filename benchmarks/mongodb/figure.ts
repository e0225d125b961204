import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { EVENTS_EACH } from '../catching-up/history.js';
import { type Figure, type Measured, ratioFinding } from '../figure.js';
import { alternate } from '../measuring/alternate.js';
import { inChild } from '../measuring/child.js';
import { Server } from '../measuring/server.js';

const ALLIANCES = 60;
const FERRETDB = ['test/run-typescript.js', 'test/servers/ferretdb/serve.ts', '--lookups'];

const run = <T>(script: string, input: unknown): Promise<T> =>
  inChild<T>(new URL(script, import.meta.url), input);

export const mongoDb: Figure = {
  name: 'mongodb',
  title: 'Read models in MongoDB',
  method:
    `The documents that the projections make of ${(ALLIANCES * EVENTS_EACH).toLocaleString('en')} events, written through the read store in the batches they come in. ` +
    'Floor: the same documents in the same batches into the same collections with the same indexes, by one bare `bulkWrite` for each collection of a batch, which inserts what is new and replaces what is not. ' +
    'The server is the one that `MONGODB_URL` names; without, FerretDB, which keeps them in SQLite.',

  async measure({ rounds, folder }): Promise<Measured> {
    const given = process.env['MONGODB_URL'];
    if (given !== undefined) return measureOn(given, rounds, folder);
    const server = await Server.start(FERRETDB).catch((error: Error) => error);
    if (server instanceof Error)
      return {
        findings: [],
        leftOut: `there is no MONGODB_URL, and FerretDB cannot be built (${lineOf(server)})`,
      };
    try {
      return await measureOn(server.url, rounds, folder);
    } finally {
      await server.stop();
    }
  },
};

async function measureOn(server: string, rounds: number, folder: string): Promise<Measured> {
  const path = join(folder, 'mongodb', 'events.db');
  const batches = join(folder, 'mongodb', 'batches.ndjson');
  await run('../catching-up/fill.js', { path, alliances: ALLIANCES, isChained: true });
  const into = join(folder, 'mongodb', 'read-models.db');
  const documents = await run<number>('../catching-up/write-down.js', { path, into, batches });
  const speed = async (script: string): Promise<{ perSecond: number }> => {
    const url = new URL(server);
    url.pathname = `entente-bench-${randomUUID()}`;
    return { perSecond: await run<number>(script, { url: url.href, batches }) };
  };
  const compared = await alternate(
    rounds,
    () => speed('./bulk-write.js'),
    () => speed('./writer.js'),
  );
  return {
    findings: [ratioFinding('documents a second', compared.perSecond, { unit: '/s' }, { atLeast: 0.9 })],
    notes: [`The projections wrote ${documents.toLocaleString('en')} documents.`],
  };
}

const lineOf = ({ message }: Error): string => message.split('\n')[0] ?? '';
