import { Alliance, formation } from '../harness/alliance.js';
import { type Answer } from '../harness/client.js';
import { expectNothingLeft, expectProblem } from '../harness/expectations.js';
import { Service } from '../harness/service.js';
import { type Problem, type Recorded } from '../harness/shapes.js';

const gift = { givers: ['a'], kind: 'time', description: 'A day', occurredOn: '2020-06-01' };

describe('Idempotency-Key', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.started();
  });
  afterAll(() => service.discard());

  const give = (
    alliance: Alliance,
    key: string,
    body: object = gift,
    headers = {},
  ): Promise<Answer<Recorded>> =>
    service.client.post(alliance.path('contributions'), body, { 'idempotency-key': key, ...headers });

  const same = (repeat: Answer<unknown>, first: Answer<unknown>): void => {
    expect(repeat.body).toEqual(first.body);
    expect(repeat.status).toBe(first.status);
    for (const header of ['etag', 'location', 'content-type']) {
      expect([header, repeat.headers.get(header)]).toEqual([header, first.headers.get(header)]);
    }
  };

  it('gives a repeat the first answer, and records nothing', async () => {
    const alliance = await Alliance.formed(service.client);
    const first = await give(alliance, 'one');
    expect(first.status).toBe(201);
    await alliance.record('contributions', gift);
    await expectNothingLeft(alliance, async () => same(await give(alliance, 'one'), first));
  });

  it('takes an equal body for the same, however it is written', async () => {
    const alliance = await Alliance.formed(service.client);
    const first = await give(alliance, 'one');
    const reordered = Object.fromEntries(Object.entries(gift).reverse());
    same(await give(alliance, 'one', reordered), first);
  });

  it('remembers over a restart', async () => {
    const alliance = await Alliance.formed(service.client);
    const first = await give(alliance, 'one');
    const promise = { debtors: ['a'], creditors: ['b'], description: 'A well' };
    const key = { 'idempotency-key': 'two' };
    const second = await service.client.post(alliance.path('commitments'), promise, key);
    await service.end();
    await service.start();
    await expectNothingLeft(alliance, async () => {
      same(await give(alliance, 'one'), first);
      same(await service.client.post(alliance.path('commitments'), promise, key), second);
    });
  });

  it('is 422 for another body, or another command', async () => {
    const alliance = await Alliance.formed(service.client);
    await give(alliance, 'one');
    await expectNothingLeft(alliance, async () => {
      expectProblem((await give(alliance, 'one', { ...gift, kind: 'money' })) as Answer<never>, 422);
      const lapse = { basis: 'silence', occurredOn: '2020-06-01' };
      expectProblem(await alliance.refused('lapse', lapse, { 'idempotency-key': 'one' }), 422);
    });
  });

  it('is looked at before If-Match', async () => {
    const alliance = await Alliance.formed(service.client);
    const first = await give(alliance, 'one', gift, { 'if-match': '"0"' });
    expect(first.status).toBe(201);
    same(await give(alliance, 'one', gift, { 'if-match': '"0"' }), first);
    same(await give(alliance, 'one', gift, { 'if-match': '"17"' }), first);
  });

  it('is an alliance’s own', async () => {
    const [one, other] = [await Alliance.formed(service.client), await Alliance.formed(service.client)];
    expect((await give(one, 'shared')).body.allianceId).toBe(one.id);
    expect((await give(other, 'shared', { ...gift, kind: 'money' })).body.allianceId).toBe(other.id);
  });

  it('makes the same id each time, where none is given', async () => {
    const body = { ...formation(), allianceId: undefined };
    const key = { 'idempotency-key': 'found' };
    const first = await service.client.post<Recorded>('/v1/alliances', body, key);
    expect(first.status).toBe(201);
    same(await service.client.post('/v1/alliances', body, key), first);
  });

  it('makes a repeat of forming succeed, where the id alone does not', async () => {
    const body = formation();
    const key = { 'idempotency-key': 'found it' };
    const first = await service.client.post('/v1/alliances', body, key);
    same(await service.client.post('/v1/alliances', body, key), first);
    expectProblem(await service.client.refused('/v1/alliances', body), 409);
  });

  it('is not used up by a command that is refused', async () => {
    const alliance = await Alliance.formed(service.client);
    const refused = await give(alliance, 'one', { ...gift, givers: ['z'] });
    expectProblem(refused as unknown as Answer<Problem>, 409);
    expect((await give(alliance, 'one')).status).toBe(201);
  });

  it('records one of many that come at once', async () => {
    const alliance = await Alliance.formed(service.client);
    const answers = await Promise.all(Array.from({ length: 20 }, () => give(alliance, 'one')));
    for (const answer of answers) expect([answer.status, answer.body]).toEqual([201, answers[0]?.body]);
    expect(await alliance.events()).toHaveLength(2);
  });
});
