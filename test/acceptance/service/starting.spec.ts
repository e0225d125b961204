import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, ServiceProcess, type Exit } from '../harness/process.js';
import { Service } from '../harness/service.js';

const startsWith = (environment: Readonly<Record<string, string>>): Promise<Exit> =>
  new ServiceProcess(environment).exited;

describe('a wrong configuration', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-start-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is told in one message, all of it, and nothing starts', async () => {
    const { code, stdout, stderr } = await startsWith({
      PORT: '99999',
      LOG_LEVEL: 'loud',
      LOG_FORMAT: 'runes',
      HOST: '0.0.0.0',
      DATA_DIR: join(folder, 'never'),
    });
    expect(code).not.toBe(0);
    const said = stdout + stderr;
    for (const name of ['PORT', 'LOG_LEVEL', 'LOG_FORMAT', 'HOST', 'API_KEYS_FILE'])
      expect(said).toContain(name);
    expect(said).not.toMatch(/^\s+at /m);
    expect(existsSync(join(folder, 'never', 'events.db'))).toBe(false);
  });

  it('includes keys that are none, and does not show them', async () => {
    const file = join(folder, 'keys.json');
    await writeFile(file, '{"keys": [{"name": "x", "sha256": "secret", "roles": ["god"]}]}');
    const { code, stdout, stderr } = await startsWith({ API_KEYS_FILE: file, PORT: '0', DATA_DIR: folder });
    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain('API_KEYS_FILE');
    expect(stdout + stderr).not.toContain('secret"');
  });

  it('includes a data directory that is none, and a port that is taken', async () => {
    const file = join(folder, 'file');
    await writeFile(file, 'not a folder');
    expect((await startsWith({ DATA_DIR: file, PORT: '0' })).code).not.toBe(0);
    const service = await Service.started();
    const PORT = new URL(service.url).port;
    expect((await startsWith({ DATA_DIR: folder, PORT })).code).not.toBe(0);
    await service.discard();
  });
});

describe('starting and stopping', () => {
  let service: Service;
  // A start takes a second: each test begins with the service as the one before it left it.
  beforeAll(async () => {
    service = await Service.started({ LOG_LEVEL: 'info' });
  });
  afterAll(() => service.discard());

  it.each(['SIGTERM', 'SIGINT'] as const)('ends well on %s, after what was under way', async (signal) => {
    const gift = { givers: ['a'], kind: 'time', description: 'A day' };
    const formed = { allianceId: signal, name: 'x', purpose: 'y', kind: 'alliance', occurredOn: '2020' };
    const partners = ['a', 'b'].map((partnerId) => ({ partnerId, name: partnerId }));
    await service.client.post('/v1/alliances', { ...formed, partners });
    const path = `/v1/alliances/${signal}`;
    const underWay = Array.from({ length: 50 }, () =>
      service.client.post(`${path}/contributions`, gift).then(
        ({ status }) => status,
        () => 0,
      ),
    );
    await Promise.race(underWay);
    const { code, signal: killedBy } = await service.end(signal);
    expect([code, killedBy]).toEqual([0, null]);
    const recorded = (await Promise.all(underWay)).filter((status) => status === 201).length;
    await service.start();
    const { items } = await service.client.read<{ items: unknown[] }>(`${path}/events?limit=1000`);
    expect(items.length).toBeGreaterThanOrEqual(1 + recorded);
  });

  it('keeps what it knew over a restart', async () => {
    await service.client.post('/v1/alliances', {
      allianceId: 'x',
      name: 'x',
      purpose: 'y',
      kind: 'alliance',
      partners: ['a', 'b'].map((partnerId) => ({ partnerId, name: partnerId })),
    });
    const before = await service.client.read<object>('/v1/alliances/x/events');
    await service.end();
    await service.start();
    expect(await service.client.read('/v1/alliances/x/events')).toEqual(before);
  });

  it('ends within seconds although clients keep their connections open', async () => {
    const held = fetch(`${service.url}/v1/alliances?after=9999999999999999`).then(
      ({ status }) => status,
      () => 0,
    );
    await service.client.read('/v1/alliances');
    const began = performance.now();
    expect((await service.end()).code).toBe(0);
    expect(performance.now() - began).toBeLessThan(8_000);
    expect([0, 503]).toContain(await held);
  });

  it('logs JSON, one object a line, with correlation ids', async () => {
    await service.start();
    await service.client.post('/v1/alliances', {}, { 'x-correlation-id': 'a-trail-to-follow' });
    const { stdout } = await service.end();
    const lines = stdout.trim().split('\n');
    const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(logged.length).toBeGreaterThan(1);
    for (const line of logged)
      expect(line).toMatchObject({ level: expect.anything(), time: expect.anything() });
    expect(stdout).toContain('a-trail-to-follow');
  });

  it('makes its data directory where there is none', async () => {
    const DATA_DIR = join(service.dataDir, 'deep', 'down');
    const port = await freePort();
    const process = new ServiceProcess({ DATA_DIR, PORT: String(port) });
    await process.ready(`http://127.0.0.1:${port}`);
    expect(existsSync(join(DATA_DIR, 'events.db'))).toBe(true);
    await process.end('SIGTERM');
  });
});
