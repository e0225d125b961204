import { Alliance } from '../harness/alliance.js';
import { FileContents } from '../harness/file-contents.js';
import { Service } from '../harness/service.js';
import { type Problem } from '../harness/shapes.js';

interface Answer {
  readonly asOf: string;
  readonly without: readonly string[];
  readonly figures: readonly { readonly figure: string; readonly from?: number; readonly to?: number }[];
  readonly trust: {
    readonly before: { readonly E: number; readonly S: number };
    readonly after: { readonly E: number; readonly S: number; readonly band: string };
    readonly points: readonly { readonly type: string }[];
    readonly flips: { readonly kept?: { readonly promises: number; readonly band: string } };
  };
}

const kept = (occurredOn: string) => ({
  type: 'entente.commitment-kept.v1',
  data: { commitmentId: 'dam', deliveredOn: occurredOn, confirmedBy: 'b', occurredOn },
});

describe('POST …/what-if', () => {
  let service: Service;
  let contents: FileContents;
  let alliance: Alliance;
  let missed: string;
  beforeAll(async () => {
    // A checkpoint that the log signs meanwhile would be one more row.
    service = await Service.started({ LOG_INTERVAL: '0' });
    contents = new FileContents(service.dataDir);
    alliance = await Alliance.formed(service.client);
    await alliance.promise('well', { occurredOn: '2020-02-01', dueOn: '2020-06-01' });
    const { events } = await alliance.record('commitments/well/miss', { asOf: '2020-06-02', by: 'b' });
    missed = events[0]?.eventId ?? '';
    await alliance.promise('dam', { occurredOn: '2020-03-01', dueOn: '2020-09-01' });
  });
  afterAll(async () => {
    contents.close();
    await service.discard();
  });

  const ask = async (question: object, query = ''): Promise<Answer> => {
    const answer = await service.client.post<Answer>(alliance.path(`what-if${query}`), question);
    expect([answer.status, answer.text]).toEqual([200, answer.text]);
    return answer.body;
  };

  it('answers without an event, and records nothing', async () => {
    const before = await contents.digest();
    const { figures, trust, without } = await ask({ without: [missed] }, '?asOf=2020-12');
    expect([without, trust.points.map(({ type }) => type)]).toEqual([[missed], ['CommitmentMissed']]);
    expect([trust.before.E < 0.5, trust.after.E]).toEqual([true, 0.5]);
    expect(figures.find(({ figure }) => figure === 'counts.missed')).toMatchObject({ from: 1, to: 0 });
    await ask({ events: [kept('2020-08-01')], trustPolicy: 'cautious' });
    expect(await contents.digest()).toBe(before);
  });

  it('answers with invented events, which rules judge, as known then', async () => {
    const { trust, figures } = await ask(
      { events: [kept('2020-08-01')], figures: ['counts.kept'] },
      '?asOf=2020-12',
    );
    expect(trust.after.E).toBeGreaterThan(trust.before.E);
    expect(figures).toEqual([{ figure: 'counts.kept', from: 0, to: 1, difference: 1 }]);
    const events = [{ ...kept('2020-08-01'), data: { ...kept('2020-08-01').data, confirmedBy: 'a' } }];
    const refused = await service.client.refused(alliance.path('what-if'), { events });
    expect([refused.status, refused.body.rule]).toEqual([409, 'unconfirmed']);
    expect(refused.body.errors).toMatchObject([{ pointer: '/events/0' }]);
    const recordedAt = (await alliance.events())[1]?.recordedAt ?? '';
    const early = await service.client.refused(alliance.path(`what-if?knownAt=${recordedAt}`), {
      events: [kept('2020-08-01')],
    });
    expect(early.body.rule).toBe('unknown-commitment');
  });

  it('answers under another policy, of a pair, and what would flip its band', async () => {
    const question = { trustPolicy: 'cautious', debtor: 'a', creditor: 'b' };
    const { trust } = await ask(question, '?asOf=2020-06-02');
    expect([trust.before.S, trust.after.S]).toEqual([expect.closeTo(1, 2), expect.closeTo(2, 2)]);
    expect(trust.flips.kept).toMatchObject({ promises: 1 });
  });

  it.each<[string, object, number, string]>([
    ['what is left out is none of its events', { without: ['nothing'] }, 400, '/without/0'],
    ['an event is of no type', { events: [{ type: 'none', data: {} }] }, 400, '/events/0/type'],
    [
      'an event says something wrong',
      { events: [{ ...kept('2020'), data: { weight: 0 } }] },
      400,
      '/events/0/data',
    ],
    ['the policy is out of bounds', { trustPolicy: 'kind' }, 400, '/trustPolicy'],
    ['there are too many', { without: Array.from({ length: 101 }, (_, nth) => `e${nth}`) }, 400, '/without'],
    ['a creditor is alone', { creditor: 'b' }, 400, '/creditor'],
    ['something else is asked', { why: 'not' }, 400, '/why'],
    ['a partner is a stranger', { debtor: 'stranger' }, 404, ''],
  ])('is refused where %s', async (_, question, status, pointer) => {
    const { body, status: answered } = await service.client.post<Problem>(alliance.path('what-if'), question);
    expect(answered).toBe(status);
    expect(body.errors?.[0]?.pointer ?? '').toContain(pointer);
  });

  it('cannot be asked of an alliance that was not there', async () => {
    expect((await service.client.post(alliance.path('what-if?asOf=2019'), {})).status).toBe(404);
    expect((await service.client.post('/v1/alliances/nowhere/what-if', {})).status).toBe(404);
  });
});
