import { Alliance } from '../harness/alliance.js';
import { GuardedService } from '../harness/keys.js';
import { type Page } from '../harness/shapes.js';

interface Entry {
  readonly recordedAt: string;
  readonly stream: string;
  readonly caller: string;
  readonly what: string;
  readonly through: string;
  readonly allianceId: string;
  readonly purpose?: string;
  readonly range: object;
}

describe('GET /v1/audit', () => {
  let guarded: GuardedService;
  let alliance: Alliance;
  beforeAll(async () => {
    guarded = await GuardedService.started();
    alliance = await Alliance.formed(guarded.as('integrator'));
    await alliance.promise('well', { occurredOn: '2020-06-01' });
  });
  afterAll(() => guarded.discard());

  const entries = async (query = `?alliance=${alliance.id}`): Promise<readonly Entry[]> =>
    (await guarded.as('auditor').read<Page<Entry>>(`/v1/audit${query}`)).items;

  it('has an entry of each reading of recorded events: who, what, when, and why', async () => {
    const auditor = guarded.as('auditor');
    const since = new Date().toISOString();
    await auditor.read(alliance.path('events?purpose=case+17&limit=1'));
    await auditor.send('GET', alliance.path('events?from=1'), undefined, { accept: 'application/x-ndjson' });
    const found = await entries();
    expect(found).toMatchObject([
      {
        caller: 'the auditor',
        what: 'events',
        through: 'http',
        purpose: 'case 17',
        range: { from: 0, to: 0 },
      },
      { caller: 'the auditor', what: 'events', through: 'http', range: { from: 1 } },
    ]);
    for (const { recordedAt, stream } of found) {
      expect(recordedAt >= since).toBe(true);
      expect(stream).toBe(`audit-${recordedAt.slice(0, 7)}`);
    }
    expect(await entries('?caller=nobody')).toEqual([]);
  });

  it('has none of what was refused, and none of what is made of events', async () => {
    const before = (await entries('')).length;
    const auditor = guarded.as('auditor');
    await auditor.send('GET', '/v1/alliances/unknown/events');
    await auditor.send('GET', alliance.path('events?limit=0'));
    await guarded.as('analyst').send('GET', alliance.path('events'));
    await auditor.read(alliance.path('state'));
    await auditor.read(alliance.path(`lifecycle?after=${alliance.position}`));
    expect(await entries('')).toHaveLength(before);
  });

  it('disturbs no read model', async () => {
    await guarded.as('auditor').read(alliance.path('events'));
    await alliance.promise('road', { occurredOn: '2020-07-01' });
    const analyst = guarded.as('analyst');
    const { counts } = await analyst.read<{ counts: { commitments: number } }>(
      `${alliance.path()}?after=${alliance.position}`,
    );
    expect(counts.commitments).toBe(2);
    const { status } = await guarded.service.client.get<{ status: string }>('/health/ready');
    expect(status).toBe(200);
  });
});
