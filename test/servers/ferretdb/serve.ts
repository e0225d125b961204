import { parseArgs } from 'node:util';

import { FerretDb } from './ferretdb.js';

const USAGE = `FerretDB 1.24, a server that speaks MongoDB's protocol, on SQLite. Built once, which needs Go.

  node test/run-typescript.js test/servers/ferretdb/serve.ts [options]

  --port N       the port on 127.0.0.1 to listen on  (default: a free one)
  --folder PATH  where its data are                  (default: a folder that is removed at the end)
  --lookups      with lookups by index, for tens of thousands of documents (see lookups.patch)
  --help

It prints its connection string when it is ready, and stops on SIGINT or SIGTERM.
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    folder: { type: 'string' },
    lookups: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

if (values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}

const server = await FerretDb.start({
  ...(values.port !== undefined && { port: Number(values.port) }),
  ...(values.folder !== undefined && { folder: values.folder }),
  ...(values.lookups !== undefined && { lookups: values.lookups }),
});
process.stdout.write(`${server.url}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop());
