import { Alliance, formation } from '../harness/alliance.js';
import { type Client } from '../harness/client.js';
import { expectProblem } from '../harness/expectations.js';
import { GuardedService, type Role } from '../harness/keys.js';
import { type Service } from '../harness/service.js';
import { type Problem } from '../harness/shapes.js';

describe('API keys', () => {
  let guarded: GuardedService;
  let service: Service;
  let alliance: Alliance;

  const as = (role: Role): Client => guarded.as(role);

  beforeAll(async () => {
    guarded = await GuardedService.started();
    ({ service } = guarded);
    alliance = await Alliance.formed(as('admin'));
  });
  afterAll(() => guarded.discard());

  const statusOf = async (client: Client, method: string, path: string): Promise<number> => {
    const body = method === 'POST' ? JSON.stringify(formation()) : undefined;
    return (
      await client.send(method, path, body, body === undefined ? {} : { 'content-type': 'application/json' })
    ).status;
  };

  it('are needed for everything but health and documentation', async () => {
    for (const path of ['/v1/alliances', alliance.path(), alliance.path('events')]) {
      const answer = await service.client.get<Problem>(path);
      expectProblem(answer, 401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
    expectProblem(await service.client.refused('/v1/alliances', formation()), 401);
    for (const path of ['/health/live', '/health/ready', '/openapi.json']) {
      expect([path, await statusOf(service.client, 'GET', path)]).toEqual([path, 200]);
    }
  });

  it.each(['Bearer wrong', 'Bearer ', 'Bearer', 'Basic dTpw', 'wrong'])(
    'are not "%s"',
    async (authorization) => {
      const client = service.client.with({ authorization });
      expectProblem(await client.get<Problem>('/v1/alliances'), 401);
    },
  );

  it.each([
    ['integrator', { send: 201, read: 403, audit: 403 }],
    ['analyst', { send: 403, read: 200, audit: 403 }],
    ['auditor', { send: 403, read: [200, 403], audit: 200 }],
    ['admin', { send: 201, read: 200, audit: 200 }],
  ] as const)('let the %s do what the role is for', async (role, { send, read, audit }) => {
    const client = as(role);
    const one = (statuses: number | readonly number[]): readonly number[] => [statuses].flat();
    expect(one(send)).toContain(await statusOf(client, 'POST', '/v1/alliances'));
    for (const path of ['/v1/alliances', alliance.path('lifecycle'), alliance.path('trust-timeline')]) {
      expect(one(read)).toContain(await statusOf(client, 'GET', path));
    }
    for (const path of [alliance.path('events'), alliance.path('state')]) {
      expect(one(audit)).toContain(await statusOf(client, 'GET', path));
    }
  });

  it('say who recorded what', async () => {
    const mine = await Alliance.formed(as('integrator'));
    const [event] = await new Alliance(as('auditor'), mine.id).events();
    expect(event?.metadata['recordedBy']).toBe('the integrator');
  });

  it('keep the idempotency keys of callers apart', async () => {
    const body = { ...formation(), allianceId: undefined };
    const key = { 'idempotency-key': 'the same' };
    const [one, other] = [
      await as('integrator').post('/v1/alliances', body, key),
      await as('admin').post('/v1/alliances', body, key),
    ];
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.text).not.toBe(other.text);
  });
});
