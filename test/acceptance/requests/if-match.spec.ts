import { Alliance } from '../harness/alliance.js';
import { expectNothingLeft, expectProblem } from '../harness/expectations.js';
import { useService } from '../harness/service.js';

const entente = useService();
const gift = { givers: ['a'], kind: 'time', description: 'A day', occurredOn: '2020-06-01' };

describe('If-Match', () => {
  it('lets a command through at the revision the caller has seen', async () => {
    const alliance = await Alliance.formed(entente.client);
    const first = await alliance.record('contributions', gift, { 'if-match': '"0"' });
    expect(first.revision).toBe(1);
    await alliance.record('contributions', gift, { 'if-match': '"1"' });
  });

  it.each(['"0"', '"2"', '"999999"'])('refuses it at another, %s', async (stale) => {
    const alliance = await Alliance.formed(entente.client);
    await alliance.record('contributions', gift);
    await expectNothingLeft(alliance, async () => {
      expectProblem(await alliance.refused('contributions', gift, { 'if-match': stale }), 412);
    });
  });

  it('lets one of many through', async () => {
    const alliance = await Alliance.formed(entente.client);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => alliance.refused('contributions', gift, { 'if-match': '"0"' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(412)]);
    expect(await alliance.events()).toHaveLength(2);
  });

  it('goes by the ETag of the alliance, too', async () => {
    const alliance = await Alliance.formed(entente.client);
    await alliance.record('contributions', gift);
    const { headers } = await entente.client.get(`${alliance.path()}?after=${alliance.position}`);
    expect(headers.get('etag')).toBe('"1"');
  });
});
