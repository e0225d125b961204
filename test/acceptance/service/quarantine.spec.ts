import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { Alliance } from '../harness/alliance.js';
import { expectProblem } from '../harness/expectations.js';
import { Service } from '../harness/service.js';
import { type AllianceView, type Problem } from '../harness/shapes.js';

/** An event that nobody can read, as the last one of an alliance: as if a disk had gone bad. */
function corrupt(dataDir: string, allianceId: string): void {
  const database = new DatabaseSync(join(dataDir, 'events.db'));
  database
    .prepare(
      `INSERT INTO events (stream_id, revision, event_id, type, data, metadata)
       SELECT id, 1, '018f0000-0000-7000-8000-000000000000', 'ContributionMade', '{"givers": 7}', '{}'
       FROM streams WHERE name = ?`,
    )
    .run(`alliance-${allianceId}`);
  database.close();
}

const gift = { givers: ['a'], kind: 'time', description: 'A day', occurredOn: '2020-06-01' };

describe('an event that cannot be projected', () => {
  let service: Service;
  let sick: Alliance;
  let well: Alliance;

  beforeAll(async () => {
    service = await Service.started({ LOG_LEVEL: 'fatal' });
    sick = await Alliance.formed(service.client);
    well = await Alliance.formed(service.client);
    await sick.view();
    await service.end();
    corrupt(service.dataDir, sick.id);
    await service.start();
    await well.record('contributions', gift);
  });
  afterAll(() => service.discard());

  it('keeps the other alliances up to date', async () => {
    expect((await well.view()).counts.contributions).toBe(1);
    expect((await service.client.get('/health/ready')).status).toBe(200);
  });

  it('leaves its alliance as it was before, and says so to those who wait for more', async () => {
    const view = await service.client.read<AllianceView>(sick.path());
    expect([view.revision, view.counts.contributions]).toEqual([0, 0]);
    const answer = await service.client.get<Problem>(`${sick.path()}?after=${well.position}`);
    const problem = expectProblem(answer, 503);
    expect(`${problem.type} ${problem.title} ${problem.detail}`).toMatch(/quarantine/i);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is counted', async () => {
    const { text } = await service.client.get('/metrics');
    expect(text).toMatch(/^\w*quarantine\w*(\{[^}]*\})? [1-9]/m);
  });
});
