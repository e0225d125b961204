import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { AccessDeniedError, EventStoreDBClient, NotLeaderError } from '@eventstore/db-client';
import { selfSignedCertificate, startEventStoreDb, type EventStoreDbDouble, type Member } from './index.js';
import { clientOf, collect, failureOf, jsonEvents } from './spec/given-server.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-eventstoredb-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a process of its own', () => {
  const running: ChildProcess[] = [];
  afterEach(() => running.splice(0).forEach((process) => process.kill('SIGKILL')));

  /** @returns the connection string that it prints */
  async function start(...args: readonly string[]): Promise<{ process: ChildProcess; url: string }> {
    const main = join(process.cwd(), 'test/doubles/eventstoredb/main.js');
    const child = spawn(process.execPath, [main, '--port', '0', ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running.push(child);
    for await (const url of createInterface(child.stdout)) return { process: child, url };
    throw new Error('The server ended before it was ready.');
  }

  it('keeps what it acknowledged in a file, even when it is killed', async () => {
    const file = join(folder, 'log.ndjson');
    const first = await start('--file', file);
    const events = jsonEvents(3);
    const client = EventStoreDBClient.connectionString(first.url);
    const { position } = await client.appendToStream('kept', events);
    first.process.kill('SIGKILL');
    await once(first.process, 'exit');
    await client.dispose();
    appendFileSync(file, '[{"commit":"torn off');

    const second = EventStoreDBClient.connectionString((await start('--file', file)).url);
    const read = await collect(second.readStream('kept'));
    expect(read.map(({ event }) => event?.id)).toEqual(events.map(({ id }) => id));
    expect(read[2]?.event?.position).toEqual(position);
    const again = await second.appendToStream('kept', events, { expectedRevision: 'no_stream' });
    expect(again).toMatchObject({ nextExpectedRevision: 2n, position });
    await second.dispose();
  });

  it('lets in those it knows, over TLS', async () => {
    const ca = join(folder, 'ca.pem');
    const { url } = await start('--tls-ca', ca);
    expect(url).toMatch(/^esdb:\/\/admin:changeit@localhost:\d+\?tls=true&tlsCAFile=/);
    const client = EventStoreDBClient.connectionString(url);
    await client.appendToStream('guarded', jsonEvents(1));
    expect(await collect(client.readStream('guarded'))).toHaveLength(1);
    const credentials = { username: 'AzureDiamond', password: 'hunter2' };
    expect(await failureOf(client.appendToStream('guarded', jsonEvents(1), { credentials }))).toBeInstanceOf(
      AccessDeniedError,
    );
    const nobody = EventStoreDBClient.connectionString(url.replace('admin:changeit@', ''));
    expect(await failureOf(nobody.appendToStream('guarded', jsonEvents(1)))).toBeInstanceOf(
      AccessDeniedError,
    );
    expect(await failureOf(collect(nobody.readStream('guarded')))).toBeInstanceOf(AccessDeniedError);
    await Promise.all([client.dispose(), nobody.dispose()]);
  });
});

describe('users', () => {
  it('may do what the metadata of a stream lets them', async () => {
    const tls = selfSignedCertificate();
    const server = await startEventStoreDb({ tls, users: { admin: 'a', ouro: 'b' } });
    const client = (username: string, password: string): EventStoreDBClient =>
      new EventStoreDBClient(
        { endpoint: `localhost:${server.port}` },
        { rootCertificate: Buffer.from(tls.certificate) },
        { username, password },
      );
    const [admin, ouro] = [client('admin', 'a'), client('ouro', 'b')];
    await admin.setStreamMetadata('theirs', { acl: { readRoles: ['ouro'], writeRoles: ['admin'] } });
    await admin.appendToStream('theirs', jsonEvents(2));
    expect(await collect(ouro.readStream('theirs'))).toHaveLength(2);
    expect(await failureOf(ouro.appendToStream('theirs', jsonEvents(1)))).toBeInstanceOf(AccessDeniedError);
    expect(await failureOf(collect(ouro.readAll()))).toBeInstanceOf(AccessDeniedError);
    await Promise.all([admin.dispose(), ouro.dispose()]);
    server.stop();
  });
});

describe('a server of before', () => {
  it('knows no batches, says no positions in streams and nothing of having caught up', async () => {
    const server = await startEventStoreDb({ version: '20.10.2' });
    const client = clientOf(server);
    const { position } = await client.appendToStream('old', jsonEvents(2));
    const [first] = await collect(client.readStream('old'));
    expect(first?.event?.position?.commit).toBe(2n ** 64n - 1n);
    const all = await collect(client.readAll());
    expect(all.at(-1)?.event?.position).toEqual(position);
    const said: string[] = [];
    const subscription = client.subscribeToStream('old').on('caughtUp', () => said.push('caught up'));
    for await (const { event } of subscription) if (event?.revision === 1n) break;
    expect(said).toEqual([]);
    await client.dispose();
    server.stop();
  });
});

describe('a cluster', () => {
  it('is discovered, follows its leader, and says who that is', async () => {
    const servers: EventStoreDbDouble[] = [];
    let leader = 0;
    const members = (): Member[] =>
      servers.map(({ host, port }, i) => ({
        host,
        port,
        alive: i >= leader,
        state: i === leader ? 'leader' : 'follower',
      }));
    for (let i = 0; i < 3; i++) servers.push(await startEventStoreDb({ members }, servers[0]?.log));
    const seeds = servers.map(({ host, port }) => `${host}:${port}`).join(',');
    const client = EventStoreDBClient.connectionString(`esdb://${seeds}?tls=false&discoveryInterval=10`);
    await client.appendToStream('shared', jsonEvents(1));

    const follower = clientOf(servers[1] ?? { host: '', port: 0 });
    expect(await collect(follower.readStream('shared'))).toHaveLength(1);
    await follower.appendToStream('shared', jsonEvents(1));
    const refused = await failureOf(collect(follower.readStream('shared', { requiresLeader: true })));
    expect(refused).toBeInstanceOf(NotLeaderError);
    expect(refused).toMatchObject({ leader: { port: servers[0]?.port } });

    leader = 1;
    servers[0]?.stop();
    await failureOf(client.appendToStream('shared', jsonEvents(1)));
    expect(await client.appendToStream('shared', jsonEvents(1))).toMatchObject({ success: true });
    await Promise.all([client.dispose(), follower.dispose()]);
    servers.forEach((server) => server.stop());
  });
});
