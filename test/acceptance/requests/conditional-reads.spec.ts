import { Alliance } from '../harness/alliance.js';
import { expectProblem } from '../harness/expectations.js';
import { useService } from '../harness/service.js';
import { type Problem } from '../harness/shapes.js';

const entente = useService();
const gift = { givers: ['a'], kind: 'time', description: 'A day', occurredOn: '2020-06-01' };

describe('a read under a condition', () => {
  let alliance: Alliance;
  let list: string;
  let tag: string;

  beforeAll(async () => {
    alliance = await Alliance.formed(entente.client);
    await alliance.record('contributions', gift);
    list = `${alliance.path('contributions')}?after=${alliance.position}`;
    tag = (await entente.client.get(list)).headers.get('etag') ?? '';
  });

  const statusOf = async (path: string, headers: Record<string, string>): Promise<number> =>
    (await entente.client.get(path, headers)).status;

  it('is 304, without a body, where the client has the answer already', async () => {
    expect(tag).toMatch(/^"[^"]+"$/);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, `"a,b",,${tag}`, '*']) {
      const answer = await entente.client.get(list, { 'if-none-match': known });
      expect([known, answer.status, answer.text, answer.headers.get('etag')]).toEqual([known, 304, '', tag]);
    }
  });

  it('is answered in full where it has another, and once there is something new', async () => {
    expect(await statusOf(list, { 'if-none-match': '"other", W/"x"' })).toBe(200);
    const changing = await Alliance.formed(entente.client);
    const read = (): ReturnType<typeof entente.client.get> =>
      entente.client.get(`${changing.path('contributions')}?after=${changing.position}`, {
        'if-none-match': before,
      });
    let before = '"none"';
    before = (await read()).headers.get('etag') ?? '';
    expect((await read()).status).toBe(304);
    await changing.record('contributions', gift);
    expect((await read()).status).toBe(200);
  });

  it('never is 304 for an answer that changes with the clock', async () => {
    const { headers } = await entente.client.get(alliance.path());
    expect(await statusOf(alliance.path(), { 'if-none-match': headers.get('etag') ?? '' })).toBe(200);
    const scorecard = await entente.client.get(alliance.path('scorecard'));
    const known = { 'if-none-match': scorecard.headers.get('etag') ?? '' };
    expect(await statusOf(alliance.path('scorecard'), known)).toBe(200);
  });

  it('is 412 where If-Match names another, or names it weakly', async () => {
    for (const fits of [tag, `"other", ${tag}`, '*'])
      expect([fits, await statusOf(list, { 'if-match': fits })]).toEqual([fits, 200]);
    for (const stale of ['"other"', `W/${tag}`])
      expectProblem(await entente.client.get<Problem>(list, { 'if-match': stale }), 412);
    expect(await statusOf(alliance.path(), { 'if-match': '"1"' })).toBe(200);
    expect(await statusOf(alliance.path(), { 'if-match': '"0"' })).toBe(412);
  });

  it('goes for HEAD as for GET', async () => {
    const whole = await entente.client.send('HEAD', list);
    expect([whole.status, whole.headers.get('etag'), whole.text]).toEqual([200, tag, '']);
    const known = await entente.client.send('HEAD', list, undefined, { 'if-none-match': tag });
    expect(known.status).toBe(304);
  });
});

it('a command takes no condition but If-Match, and does not pass over another', async () => {
  const alliance = await Alliance.formed(entente.client);
  const answer = await alliance.refused('contributions', gift, { 'if-none-match': '*' });
  expectProblem(answer, 400);
  expect(await alliance.events()).toHaveLength(1);
});

it.each([
  ['"7", "0"', 201],
  ['"7", W/"0"', 412],
  ['"a,b", "0"', 201],
])('If-Match of a command may be a list: %s is %d', async (tags, status) => {
  const alliance = await Alliance.formed(entente.client);
  expect((await alliance.refused('contributions', gift, { 'if-match': tags })).status).toBe(status);
});
