import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Alliance } from '../harness/alliance.js';
import { expectProblem } from '../harness/expectations.js';
import { type Exit, ServiceProcess } from '../harness/process.js';
import { expectReadModelsOfARebuild } from '../harness/rebuilt.js';
import { Service } from '../harness/service.js';
import { formed, gave, newAlliance } from '../ingestion/cloud-events.js';

const cli = (dataDir: string, ...words: string[]): Promise<Exit> =>
  new ServiceProcess({ DATA_DIR: dataDir }, 'cli', words).exited;

describe('two at once on the same data', () => {
  let folder: string;
  let service: Service;
  let alliance: Alliance;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-two-'));
    service = await Service.started({ LOG_LEVEL: 'fatal' });
    alliance = await Alliance.formed(service.client);
  });
  afterAll(async () => {
    await service.discard();
    await rm(folder, { recursive: true });
  });

  const promises = async (on: Alliance, name: string): Promise<void> => {
    for (let n = 0; n < 20; n += 1) await on.promise(`${name}-${n}`);
  };

  it('services: record one after the other, and see what the other has recorded', async () => {
    const other = await Service.started({ LOG_LEVEL: 'fatal' }, service.dataDir);
    const same = new Alliance(other.client, alliance.id);
    await Promise.all([promises(alliance, 'one'), promises(same, 'other')]);
    const events = await alliance.events();
    expect(events.map(({ revision }) => revision)).toEqual(events.map((_, revision) => revision));
    expect(events).toHaveLength(41);
    for (const each of [alliance, same]) {
      each.position = events.at(-1)?.position ?? '';
      expect((await each.view()).counts.commitments).toBe(40);
    }
    await other.end();
  });

  it('a service and the command line: both record, and read models are made anew beside those in use', async () => {
    const subject = newAlliance();
    const file = join(folder, 'history.ndjson');
    const history = [formed(subject), ...Array.from({ length: 50 }, () => gave(subject))];
    await writeFile(file, history.map((event) => JSON.stringify(event)).join('\n'));
    const [imported, rebuilt] = await Promise.all([
      cli(service.dataDir, 'import', file),
      cli(service.dataDir, 'rebuild'),
      promises(alliance, 'beside'),
    ]);
    expect([imported.code, imported.stderr]).toEqual([0, expect.any(String)]);
    expect([rebuilt.code, rebuilt.stderr]).toEqual([0, expect.any(String)]);
    const told = new Alliance(service.client, subject);
    told.position = (await told.events()).at(-1)?.position ?? '';
    expect((await told.view()).counts.contributions).toBe(50);
    await expectReadModelsOfARebuild(service);
    await service.start();
  });

  it('a service and a restored copy: refused until the service is started on it', async () => {
    await service.end();
    await cp(join(service.dataDir, 'events.db'), join(folder, 'backup.db'));
    await service.start();
    const before = (await alliance.events()).length;
    await alliance.promise('lost');
    await rename(join(folder, 'backup.db'), join(service.dataDir, 'events.db'));
    const { detail } = expectProblem(await alliance.refused('contributions', {}), 400);
    expect(detail).not.toContain('replaced');
    const terms = { commitmentId: 'x', debtors: ['a'], creditors: ['b'], description: 'A well' };
    const refused = expectProblem(await alliance.refused('commitments', terms), 503);
    expect(refused.detail).toContain('removed or replaced');
    expect((await service.client.get('/health/ready')).status).toBe(503);
    await service.end();
    await service.start();
    expect(await alliance.events()).toHaveLength(before);
    await alliance.promise('found');
    expect((await alliance.view()).revision).toBe(before);
  });
});
