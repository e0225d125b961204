import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Alliance } from '../harness/alliance.js';
import { Service } from '../harness/service.js';
import { type IngestedItem } from '../harness/shapes.js';
import { until } from '../harness/until.js';
import { formed, gave, newAlliance } from '../ingestion/cloud-events.js';

const NDJSON = 'application/x-ndjson';

/** Events of a long history. Where somebody asks for 200,000, the heap is 256 MB. */
const EVENTS = Number(process.env['NDJSON_EVENTS'] ?? 4_000);
const HEAP_MB = EVENTS > 10_000 ? 256 : 96;
const PER_ALLIANCE = 100;

function* history(): Generator<string> {
  for (let n = 0, alliance = ''; n < EVENTS; n += 1) {
    const isFirst = n % PER_ALLIANCE === 0;
    if (isFirst) alliance = newAlliance();
    yield `${JSON.stringify(isFirst ? formed(alliance) : gave(alliance))}\n`;
  }
}

const metric = async (service: Service, name: string): Promise<number> =>
  Number(new RegExp(`^${name} (.+)$`, 'm').exec((await service.client.get('/metrics')).text)?.[1]);

const openHandles = (service: Service): Promise<number> => metric(service, 'process_open_fds');

const connected = async (url: string): Promise<Socket> => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
};

describe('a service that has little', () => {
  let service: Service;
  beforeEach(async () => {
    service = await Service.started({
      LOG_LEVEL: 'fatal',
      NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}`,
    });
  });
  afterEach(() => service.discard());

  it(
    'of memory takes a long history to its end',
    async () => {
      const answer = await fetch(`${service.url}/v1/events`, {
        method: 'POST',
        headers: { 'content-type': NDJSON },
        body: Readable.toWeb(Readable.from(history())) as ReadableStream,
        duplex: 'half',
      });
      const lines = (await answer.text()).trim().split('\n');
      const items = lines.map((line) => JSON.parse(line) as IngestedItem);
      expect(items.filter(({ status }) => status !== 'recorded')).toEqual([]);
      expect(items).toHaveLength(EVENTS);
    },
    60_000 + EVENTS * 10,
  );

  it('of memory has those wait that send and never read, and serves others', async () => {
    const socket = await connected(service.url);
    socket.write(
      `POST /v1/events HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: ${NDJSON}\r\ncontent-length: 99999999999\r\n\r\n`,
    );
    // Each is answered by a line longer than itself.
    const nonsense = '{}\n'.repeat(10_000);
    let drained = true;
    for (let sent = 0; drained && sent < 10_000; sent += 1)
      drained =
        socket.write(nonsense) ||
        (await Promise.race([once(socket, 'drain'), pause(2_000, false)])) !== false;
    expect(drained).toBe(false);
    expect(await metric(service, 'process_resident_memory_bytes')).toBeLessThan(600e6);
    await (await Alliance.formed(service.client)).view();
    socket.destroy();
  });

  it('of file descriptors serves those it has, and all once there are more', async () => {
    const alliance = await Alliance.formed(service.client);
    execFileSync('prlimit', [`--pid=${service.pid}`, '--nofile=64:']);
    const sockets = await Promise.all(Array.from({ length: 100 }, () => connected(service.url)));
    await until(
      async () => sockets.filter(({ readyState }) => readyState === 'open').length,
      (open) => open < 64,
    );
    for (const socket of sockets) socket.destroy();
    await until(
      () => service.client.get('/health/ready').catch(() => undefined),
      (answer) => answer?.status === 200,
    );
    await alliance.promise('after-all');
    expect((await alliance.view()).counts.commitments).toBe(1);
  });
});

describe('connections beyond MAX_CONNECTIONS', () => {
  it('are closed at once and counted, and the others served', async () => {
    const service = await Service.started({ MAX_CONNECTIONS: '20' });
    const first = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = (path: string): Promise<string> =>
      new Promise((resolve, reject) => {
        request(`${service.url}${path}`, { agent: first }, (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          answer.on('end', () => resolve(text));
        })
          .on('error', reject)
          .end();
      });
    expect(await ask('/health/live')).toContain('ok');
    const sockets = await Promise.all(Array.from({ length: 50 }, () => connected(service.url)));
    await until(
      async () => sockets.filter(({ readyState }) => readyState === 'open').length,
      (open) => open < 20,
    );
    const dropped = Number(/^entente_dropped_connections_total (.+)$/m.exec(await ask('/metrics'))?.[1]);
    expect(dropped).toBeGreaterThanOrEqual(31);
    expect(service.output.match(/\(MAX_CONNECTIONS\)/g)).toHaveLength(1);
    for (const socket of sockets) socket.destroy();
    first.destroy();
    await until(
      () => service.client.get('/health/ready').catch(() => undefined),
      (answer) => answer?.status === 200,
    );
    await service.discard();
  });
});

describe('500 connections that read and write', () => {
  const CONNECTIONS = 500;
  const EACH = 4;

  it('get no error, and leave nothing behind', async () => {
    const service = await Service.started({ LOG_LEVEL: 'fatal' });
    const alliance = await Alliance.formed(service.client);
    await alliance.view();
    const before = await openHandles(service);
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const gift = JSON.stringify({ givers: ['a'], kind: 'time', description: 'A day', occurredOn: '2020' });
    const ask = (method: string, path: string): Promise<number> =>
      new Promise((resolve, reject) => {
        const headers = method === 'POST' ? { 'content-type': 'application/json' } : {};
        const sent = request(`${service.url}${path}`, { agent, method, headers }, (answer) => {
          answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
        });
        sent.on('error', reject).end(method === 'POST' ? gift : '');
      });
    const client = async (): Promise<number[]> => {
      const statuses: number[] = [];
      for (let n = 0; n < EACH; n += 1)
        statuses.push(await ask('POST', alliance.path('contributions')), await ask('GET', alliance.path()));
      return statuses;
    };
    const statuses = (await Promise.all(Array.from({ length: CONNECTIONS }, client))).flat();
    expect(statuses.filter((status) => status !== 200 && status !== 201)).toEqual([]);
    agent.destroy();
    await until(
      () => openHandles(service),
      (handles) => handles <= before + 5,
    );
    expect(await metric(service, 'process_resident_memory_bytes')).toBeLessThan(600e6);
    await service.discard();
  });
});
