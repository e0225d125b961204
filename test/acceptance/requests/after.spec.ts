import { Alliance } from '../harness/alliance.js';
import { expectProblem } from '../harness/expectations.js';
import { useService } from '../harness/service.js';
import { type AllianceView, type Page, type Problem } from '../harness/shapes.js';

const entente = useService();
const gift = { givers: ['a'], kind: 'time', description: 'A day', occurredOn: '2020-06-01' };

describe('?after=', () => {
  it.each(['', 'lifecycle', 'trust-timeline', 'commitments', 'contributions'])(
    'shows what was just written, in …/%s',
    async (rest) => {
      for (let round = 0; round < 5; round += 1) {
        const alliance = await Alliance.formed(entente.client);
        const { status } = await entente.client.get(`${alliance.path(rest)}?after=${alliance.position}`);
        expect(status).toBe(200);
      }
    },
  );

  it('shows it in lists over alliances', async () => {
    const alliance = await Alliance.formed(entente.client, { partners: ['unheard-of', 'b'] });
    const path = `/v1/alliances?partner=unheard-of&after=${alliance.position}`;
    const { items } = await entente.client.read<Page<AllianceView>>(path);
    expect(items.map(({ allianceId }) => allianceId)).toEqual([alliance.id]);
    expect((await entente.client.get(`/v1/commitments?after=${alliance.position}`)).status).toBe(200);
  });

  it('holds under many writers', async () => {
    const alliance = await Alliance.formed(entente.client);
    const rounds = Array.from({ length: 50 }, async () => {
      const { revision, position } = await alliance.record('contributions', gift);
      const view = await entente.client.read<AllianceView>(`${alliance.path()}?after=${position}`);
      expect(view.revision).toBeGreaterThanOrEqual(revision);
      expect(view.counts.contributions).toBe(view.revision);
    });
    await Promise.all(rounds);
  });

  it('is 400, at once, where it can be no position', async () => {
    const began = performance.now();
    const answer = await entente.client.get<Problem>('/v1/alliances?after=yesterday');
    expectProblem(answer, 400);
    expect(answer.body.errors).toMatchObject([{ parameter: 'after' }]);
    expect(performance.now() - began).toBeLessThan(4000);
  });

  it('is 503, with when to try again, where that was not reached in 5 s', async () => {
    const { position } = await Alliance.formed(entente.client);
    const far = position.replace(/\d/g, '9');
    const began = performance.now();
    const answer = await entente.client.get<Problem>(`/v1/alliances?after=${far}`);
    expectProblem(answer, 503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(performance.now() - began).toBeGreaterThan(4000);
    expect(performance.now() - began).toBeLessThan(7000);
  });
});
