import { setTimeout as pause } from 'node:timers/promises';
import { Alliance } from '../harness/alliance.js';
import { useService } from '../harness/service.js';

const entente = useService();

const metrics = async (): Promise<string> => (await entente.client.get('/metrics')).text;

/** The values of a Prometheus metric whose name matches. */
const values = (text: string, name: RegExp): number[] =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('#') && name.test(line.split(/[ {]/)[0] ?? ''))
    .map((line) => Number(line.slice(line.lastIndexOf(' '))));

describe('health', () => {
  it.each(['/health/live', '/health/ready'])('%s answers 200', async (path) => {
    const answer = await entente.client.get<{ status: string }>(path);
    expect([answer.status, answer.body.status]).toEqual([200, 'ok']);
  });
});

describe('/metrics', () => {
  it('is Prometheus’ text', async () => {
    const { status, headers, text } = await entente.client.get('/metrics');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/plain\b/);
    expect(text).toMatch(/^# TYPE \w+ counter$/m);
  });

  it('counts appends', async () => {
    const count = async (): Promise<number> => Math.max(...values(await metrics(), /append.*total/));
    const before = await count();
    await Alliance.formed(entente.client);
    expect(await count()).toBe(before + 1);
  });

  it('knows conflicts, projection lag and quarantined alliances', async () => {
    await (await Alliance.formed(entente.client)).view();
    const text = await metrics();
    for (const name of [/conflict/, /lag.*events/, /lag.*seconds/, /quarantine/]) {
      expect([name, values(text, name).length > 0]).toEqual([name, true]);
    }
    expect(values(text, /quarantine/).every((value) => value === 0)).toBe(true);
  });

  it('tells that projections are level, soon after the last event', async () => {
    await Alliance.formed(entente.client);
    const lag = async (): Promise<number> => Math.max(...values(await metrics(), /lag.*events/));
    const deadline = Date.now() + 5_000;
    while ((await lag()) > 0 && Date.now() < deadline) await pause(20);
    expect(await lag()).toBe(0);
  });
});

describe('documentation', () => {
  it('is there to be read', async () => {
    const { status, headers } = await entente.client.get('/docs');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/html\b/);
  });
});

describe('every answer', () => {
  it('carries the correlation id it was asked with, or one of its own', async () => {
    const given = await entente.client.get('/v1/alliances', { 'x-correlation-id': 'a-trail-to-follow' });
    expect(given.headers.get('x-correlation-id')).toBe('a-trail-to-follow');
    const made = await entente.client.get('/v1/alliances');
    expect(made.headers.get('x-correlation-id')).toMatch(/.+/);
  });

  it('whose correlation id goes into the events', async () => {
    const alliance = await Alliance.formed(entente.client.with({ 'x-correlation-id': 'a-trail-to-follow' }));
    expect((await alliance.events())[0]?.metadata['correlationId']).toBe('a-trail-to-follow');
  });
});
