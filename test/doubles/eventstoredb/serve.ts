import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { selfSignedCertificate, startEventStoreDb } from './index.js';

const USAGE = `A stand-in for EventStoreDB that speaks its gRPC protocol, for tests.

  node test/doubles/eventstoredb/main.js [options]

  --port N        the port to listen on            (EVENTSTOREDB_DOUBLE_PORT; default 2113, 0: a free one)
  --host NAME     the address to listen on         (EVENTSTOREDB_DOUBLE_HOST; default 127.0.0.1)
  --file PATH     keep the log in this file        (EVENTSTOREDB_DOUBLE_FILE; default: in memory only)
  --version X.Y   behave as that version           (EVENTSTOREDB_DOUBLE_VERSION; default 24.10.0)
  --user N:P      a user and a password, repeated  (default: admin:changeit and ops:changeit over TLS;
                  otherwise everyone may do everything)
  --tls-ca PATH   use TLS, and write the certificate that clients are to trust to this file
  --help

It prints its connection string when it is ready, and stops on SIGINT or SIGTERM.
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    file: { type: 'string' },
    version: { type: 'string' },
    user: { type: 'string', multiple: true },
    'tls-ca': { type: 'string' },
    help: { type: 'boolean' },
  },
});

if (values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}

const setting = (name: 'port' | 'host' | 'file' | 'version'): string | undefined =>
  values[name] ?? process.env[`EVENTSTOREDB_DOUBLE_${name.toUpperCase()}`];

const [host, file, version, caFile] = [
  setting('host'),
  setting('file'),
  setting('version'),
  values['tls-ca'],
];
const tls = caFile === undefined ? undefined : selfSignedCertificate();
if (tls && caFile !== undefined) writeFileSync(caFile, tls.certificate);

const users = values.user?.map((pair) => pair.split(':') as [string, string]);
const double = await startEventStoreDb({
  port: Number(setting('port') ?? 2113),
  ...(host !== undefined && { host }),
  ...(file !== undefined && { file }),
  ...(version !== undefined && { version }),
  ...(users && { users: Object.fromEntries(users) }),
  ...(tls && { tls }),
});

const [user] = values.user ?? (tls ? ['admin:changeit'] : []);
const credentials = user === undefined ? '' : `${user}@`;
const parameters = caFile === undefined ? 'tls=false' : `tls=true&tlsCAFile=${caFile}`;
const name = tls && double.host === '127.0.0.1' ? 'localhost' : double.host;
process.stdout.write(`esdb://${credentials}${name}:${double.port}?${parameters}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    double.stop();
    process.exit(0);
  });
