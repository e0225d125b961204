import { Alliance } from '../harness/alliance.js';
import { type Client } from '../harness/client.js';
import { GuardedService, ROLES, type Role } from '../harness/keys.js';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly roles: readonly Role[];
}

type Paths = Record<string, Record<string, { readonly 'x-roles'?: readonly Role[] }>>;

describe('every route', () => {
  let guarded: GuardedService;
  let routes: Route[];

  beforeAll(async () => {
    guarded = await GuardedService.started();
    const { paths } = await guarded.service.client.read<{ paths: Paths }>('/openapi.json');
    routes = Object.entries(paths).flatMap(([path, verbs]) =>
      Object.entries(verbs).map(([verb, { 'x-roles': roles }]) => {
        if (roles === undefined) throw new Error(`${verb} ${path} does not say who may call it.`);
        return { method: verb.toUpperCase(), path: path.replace(/\{[^}]+\}/g, 'unknown'), roles };
      }),
    );
  });
  afterAll(() => guarded.discard());

  /** Which routes answer a caller as if the key were not good enough. */
  const refused = async (client: Client, status: number): Promise<string[]> => {
    const found: string[] = [];
    for (const { method, path } of routes) {
      const answer = await client.send(method, path, method === 'POST' ? '{}' : undefined, {
        ...(method === 'POST' && { 'content-type': 'application/json' }),
      });
      if (answer.status === status) found.push(`${method} ${path}`);
    }
    return found;
  };
  const named = (those: readonly Route[]): string[] => those.map(({ method, path }) => `${method} ${path}`);

  it('says who may call it, and there are many', () => {
    expect(routes.length).toBeGreaterThan(60);
    expect(named(routes.filter(({ roles }) => roles.length === 0)).sort()).toEqual([
      'GET /health/live',
      'GET /health/ready',
      'GET /problems',
      'GET /problems/unknown',
    ]);
  });

  it('looks at the role before it reads a body', async () => {
    const answer = await guarded.as('analyst').send('POST', '/v1/alliances', '{', {
      'content-type': 'application/json',
    });
    expect(answer.status).toBe(403);
  });

  it.each(ROLES)('lets the %s in where it says so, and nowhere else', async (role) => {
    const closed = routes.filter(
      ({ roles }) => roles.length > 0 && role !== 'admin' && !roles.includes(role),
    );
    expect(await refused(guarded.as(role), 403)).toEqual(named(closed));
    expect(await refused(guarded.as(role), 401)).toEqual([]);
  });

  it.each([
    ['no key', {}],
    ['a wrong key', { authorization: 'Bearer wrong' }],
    ['a wrong key in a header of its own', { 'x-api-key': 'wrong' }],
  ])('wants a key: with %s only what is public is there', async (_, headers) => {
    const wanting = routes.filter(({ roles }) => roles.length > 0);
    expect(await refused(guarded.service.client.with(headers as Record<string, string>), 401)).toEqual(
      named(wanting),
    );
  });

  it('lets integrators send, administrators erase, and everybody else only read, and ask what if', () => {
    const mayPost = (path: string): string[] => {
      if (path.endsWith('/erasures')) return ['admin'];
      return path.endsWith('/what-if') ? ['analyst', 'auditor'] : ['integrator'];
    };
    for (const { method, path, roles } of routes)
      if (method === 'POST') expect([path, roles]).toEqual([path, mayPost(path)]);
  });

  it('lets an auditor read all that the guide to an audit tells him to read', async () => {
    const alliance = await Alliance.formed(guarded.as('integrator'));
    const reads = ['', '/lifecycle', '/trust-timeline', '/events', '/state', '/commitments'];
    for (const read of reads) {
      const { status } = await guarded
        .as('auditor')
        .get(`${alliance.path()}${read}?after=${alliance.position}`);
      expect([read, status]).toEqual([read, 200]);
    }
  });

  it('lets an integrator read the ETag that it must send', async () => {
    const client = guarded.as('integrator');
    const alliance = await Alliance.formed(client);
    const { headers } = await client.get(`${alliance.path()}?after=${alliance.position}`);
    const etag = headers.get('etag') ?? '';
    await alliance.record('pause', { reason: 'Winter' }, { 'if-match': etag });
  });
});
