import { Alliance } from '../harness/alliance.js';
import { type Answer } from '../harness/client.js';
import { expectNothingLeft, expectProblem } from '../harness/expectations.js';
import { useService } from '../harness/service.js';
import { type Problem } from '../harness/shapes.js';
import { BODIES } from './bodies.js';

const entente = useService();
const JSON_TYPE = { 'content-type': 'application/json' };
const gift = { givers: ['a'], kind: 'time', description: 'A day', occurredOn: '2020-06-01' };
const nested = (depth: number, open: string, close: string): string =>
  open.repeat(depth) + close.repeat(depth);

describe('a request that is no command', () => {
  let alliance: Alliance;
  beforeAll(async () => {
    alliance = await Alliance.formed(entente.client);
    await alliance.promise('well');
  });

  const send = (body: string | Uint8Array<ArrayBuffer>, headers = JSON_TYPE): Promise<Answer<Problem>> =>
    entente.client.send('POST', alliance.path('contributions'), body, headers);

  it.each([
    ['nothing', ''],
    ['half an object', '{"givers": ["a"]'],
    ['a trailing comma', '{"givers": ["a"],}'],
    ['words', 'give a day'],
    ['NaN', '{"quantity": NaN}'],
    ['two values', '{} {}'],
    ['a list', '[]'],
    ['a string', '"x"'],
    ['a number', '1'],
    ['null', 'null'],
    ['a deep list', nested(100_000, '[', ']')],
    ['a deep object', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['a deep value', JSON.stringify({ ...gift, value: 0 }).replace('0}', `${nested(1000, '[', ']')}}`)],
  ])('%s is 400', async (_, body) => {
    await expectNothingLeft(alliance, async () => expectProblem(await send(body), 400));
  });

  it('a name given twice is 400, and told', async () => {
    const body = JSON.stringify(gift).replace('{', '{"kind":"money",');
    await expectNothingLeft(alliance, async () => {
      const { errors } = expectProblem(await send(body), 400);
      expect(errors).toEqual([{ pointer: '/kind', detail: 'is given twice' }]);
    });
  });

  it.each(['9007199254740993', '1e400', '0.33333333333333333333'])(
    'a number that no double holds as it is written is 400, and told: %s',
    async (number) => {
      const body = JSON.stringify({ ...gift, quantity: 0.5 }).replace('0.5', number);
      await expectNothingLeft(alliance, async () => {
        const { errors } = expectProblem(await send(body), 400);
        expect(errors).toEqual([
          { pointer: '/quantity', detail: 'must be a number that a double holds exactly as it is written' },
        ]);
      });
    },
  );

  it('a name that reaches for prototypes is 400', async () => {
    const body = JSON.stringify(gift).replace('{', '{"__proto__":{"kind":"money"},');
    await expectNothingLeft(alliance, async () => expectProblem(await send(body), 400));
  });

  it('is told of a hundred errors at most', async () => {
    const unknown = Array.from({ length: 40_000 }, (_, index) => [`x${index}`, 1] as const);
    await expectNothingLeft(alliance, async () => {
      const body = JSON.stringify({ ...gift, ...Object.fromEntries(unknown) });
      expect(expectProblem(await send(body), 400).errors).toHaveLength(100);
    });
  });

  it('bytes that are no UTF-8 are 400', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ ...gift, description: 'XX' }));
    const broken = Uint8Array.from(bytes, (byte) => (byte === 0x58 ? 0xff : byte));
    await expectNothingLeft(alliance, async () => expectProblem(await send(broken), 400));
  });

  it('more than is taken is 413', async () => {
    const body = JSON.stringify({ ...gift, description: 'x'.repeat(32_000_000) });
    await expectNothingLeft(alliance, async () => expectProblem(await send(body), 413));
  });

  it.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'x',
  ])('the media type %s is 415', async (type) => {
    await expectNothingLeft(alliance, async () =>
      expectProblem(await send(JSON.stringify(gift), { 'content-type': type }), 415),
    );
  });

  it('JSON by any of its names is taken', async () => {
    const types = ['application/json; charset=utf-8', 'Application/JSON'];
    for (const type of types)
      expect((await send(JSON.stringify(gift), { 'content-type': type })).status).toBe(201);
  });

  it.each([['x'], ['"x"'], ['"-1"'], ['"1.5"'], ['1 2']])('If-Match: %s records nothing', async (stale) => {
    await expectNothingLeft(alliance, async () => {
      const answer = await alliance.refused('contributions', gift, { 'if-match': stale });
      expect([400, 412]).toContain(answer.status);
      expectProblem(answer, answer.status);
    });
  });

  it.each([[''], ['k'.repeat(10_000)]])('an Idempotency-Key of %p is 400', async (key) => {
    await expectNothingLeft(alliance, async () =>
      expectProblem(await alliance.refused('contributions', gift, { 'idempotency-key': key }), 400),
    );
  });

  it('unknown paths and methods are problems too', async () => {
    expectProblem(await entente.client.get<Problem>('/v1/treaties'), 404);
    expectProblem(await entente.client.get<Problem>('/elsewhere'), 404);
    const deleted = await entente.client.send<Problem>('DELETE', alliance.path());
    expect([404, 405]).toContain(deleted.status);
    expectProblem(deleted, deleted.status);
  });
});

describe('an unknown alliance', () => {
  it.each(BODIES.filter(({ path }) => !path.startsWith('/')))(
    'is 404 for POST $path',
    async ({ path, body }) => {
      expectProblem(await entente.client.refused(`/v1/alliances/unknown/${path}`, body), 404);
    },
  );

  it.each([
    '',
    '/lifecycle',
    '/trust-timeline',
    '/commitments',
    '/commitments/well',
    '/contributions',
    '/events',
    '/state',
    '/state?revision=0',
  ])('is 404 for GET …%s', async (rest) => {
    expectProblem(await entente.client.get<Problem>(`/v1/alliances/unknown${rest}`), 404);
  });

  it.each([
    ['a hyphen first', '-x'],
    ['NUL', '%00'],
    ['a broken escape', '%ff'],
    ['65 characters', 'x'.repeat(65)],
    ['5000 characters', 'x'.repeat(5000)],
    ['a slash', 'a%2Fb'],
    ['a space', 'a%20b'],
    ['a drop of water', '%F0%9F%92%A7'],
  ])('is 400 or 404 where it cannot even be one: %s', async (_, id) => {
    for (const answer of [
      await entente.client.get<Problem>(`/v1/alliances/${id}`),
      await entente.client.refused(`/v1/alliances/${id}/contributions`, gift),
    ]) {
      expect([400, 404, 414]).toContain(answer.status);
      expectProblem(answer, answer.status);
    }
  });
});

describe('a query that is none', () => {
  it.each([
    'limit=0',
    'limit=1001',
    'limit=-1',
    'limit=1.5',
    'limit=x',
    'limit=',
    'limit=1e2',
    'cursor=nonsense',
    'cursor=',
    'cursor=%00',
    'after=%20',
    'after=a%00b',
    'phase=asleep',
    'kind=marriage',
    'partner=a%20b',
  ])('GET /v1/alliances?%s is 400', async (query) => {
    expectProblem(await entente.client.get<Problem>(`/v1/alliances?${query}`), 400);
  });

  it.each([
    'commitments?status=loved',
    'trust-timeline?from=2020-02-30',
    'trust-timeline?to=x',
    'trust-timeline?creditor=a',
    'events?from=-1',
    'events?from=x',
  ])('GET …/%s is 400', async (query) => {
    const alliance = await Alliance.formed(entente.client);
    expectProblem(await entente.client.get<Problem>(alliance.path(query)), 400);
  });

  it('dueBefore is a date', async () => {
    expectProblem(await entente.client.get<Problem>('/v1/commitments?dueBefore=2020-02-30'), 400);
  });
});
