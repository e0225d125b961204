import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { damagePage, damageText } from '../../doubles/damaged-file.js';
import { Alliance } from '../harness/alliance.js';
import { type Answer } from '../harness/client.js';
import { expectProblem } from '../harness/expectations.js';
import { ServiceProcess } from '../harness/process.js';
import { expectReadModelsOfARebuild } from '../harness/rebuilt.js';
import { Service } from '../harness/service.js';
import { type AllianceView, type Problem, type Recorded } from '../harness/shapes.js';
import { SmallDisk } from '../harness/small-disk.js';
import { until } from '../harness/until.js';

const gift = (description: string): object => ({
  givers: ['a'],
  kind: 'time',
  description,
  occurredOn: '2020-06-01',
});

const ready = (service: Service): Promise<Answer<unknown>> => service.client.get('/health/ready');
const isReady = async (service: Service): Promise<unknown> =>
  until(
    () => ready(service),
    ({ status }) => status === 200,
  );

/** Every event that was acknowledged is there, where it was said to be. */
async function expectThere(alliance: Alliance, acknowledged: readonly Recorded[]): Promise<void> {
  const stored = await alliance.events();
  for (const { events } of acknowledged)
    for (const { eventId, revision } of events) expect(stored[revision]).toMatchObject({ eventId });
}

describe('a full disk', () => {
  let disk: SmallDisk;
  let service: Service;
  let alliance: Alliance;
  const acknowledged: Recorded[] = [];

  const give = async (): Promise<Answer<Recorded & Problem>> => {
    const answer = await service.client.post<Recorded & Problem>(
      alliance.path('contributions'),
      gift('x'.repeat(2_000)),
    );
    if (answer.status === 201) acknowledged.push(answer.body);
    return answer;
  };

  beforeAll(async () => {
    disk = SmallDisk.mount();
    service = await Service.started({ LOG_LEVEL: 'fatal' }, join(disk.folder, 'data'));
    alliance = await Alliance.formed(service.client);
    for (let n = 0; n < 50; n += 1) await give();
    await alliance.view();
  });
  afterAll(async () => {
    await service.discard();
    disk.unmount();
  });

  it('refuses what is to be recorded, says why, and still answers', async () => {
    disk.fill(service.pid);
    const refused = await until(give, ({ status }) => status !== 201);
    const { detail } = expectProblem(refused, 503);
    expect(detail).toMatch(/^The event store cannot append: the disk /);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const { status, text } = await ready(service);
    expect([status, text]).toEqual([503, expect.stringContaining(detail)]);
    expect((await service.client.get(alliance.path())).status).toBe(200);
  });

  it('is forgotten once there is room again, and nothing that was acknowledged is', async () => {
    disk.free(service.pid);
    expect(await isReady(service)).toMatchObject({ body: { error: {} } });
    expect((await give()).status).toBe(201);
    await expectThere(alliance, acknowledged);
    await expectReadModelsOfARebuild(service);
  });
});

describe('a disk that nobody may write', () => {
  it('is told in a sentence, which advises to delete nothing', async () => {
    const disk = SmallDisk.mount();
    const service = await Service.started({}, disk.folder);
    await service.end();
    disk.protect();
    const { code, stdout, stderr } = await new ServiceProcess({ DATA_DIR: disk.folder, PORT: '0' }).exited;
    disk.unmount();
    expect(code).toBe(1);
    expect(stdout + stderr).toMatch(/cannot be opened: .*written\.\n$/);
    expect(stdout + stderr).not.toMatch(/delete|^\s+at /m);
  });
});

describe('a folder that goes away', () => {
  let service: Service;
  let alliance: Alliance;
  beforeAll(async () => {
    service = await Service.started({ LOG_LEVEL: 'fatal' });
    alliance = await Alliance.formed(service.client);
    await alliance.view();
  });
  afterAll(() => service.discard());

  it('is noticed before anything more is acknowledged, and comes back', async () => {
    await rename(service.dataDir, `${service.dataDir}-elsewhere`);
    const { detail } = expectProblem(await alliance.refused('contributions', gift('lost')), 503);
    expect(detail).toContain('removed or replaced');
    const { status, text } = await ready(service);
    expect([status, text]).toEqual([503, expect.stringContaining('removed or replaced')]);
    await rename(`${service.dataDir}-elsewhere`, service.dataDir);
    await isReady(service);
    await alliance.record('contributions', gift('found'));
    const view = await alliance.view();
    expect([view.revision, view.counts.contributions]).toEqual([1, 1]);
  });

  it('makes the read models anew if it is only them', async () => {
    const file = join(service.dataDir, 'read-models.db');
    await rm(file);
    await until(
      async () => (await service.client.get('/v1/alliances'), existsSync(file)),
      (isThere) => isThere,
    );
    await until(
      () => service.client.get<AllianceView>(alliance.path()),
      ({ status, body }) => status === 200 && body.revision === 1,
    );
    await isReady(service);
    await alliance.record('contributions', gift('later'));
    expect((await alliance.view()).counts.contributions).toBe(2);
    await expectReadModelsOfARebuild(service);
  });
});

describe('a file that is damaged', () => {
  let service: Service;
  let sick: Alliance;
  let well: Alliance;
  beforeEach(async () => {
    service = await Service.started({ LOG_LEVEL: 'warn' });
    well = await Alliance.formed(service.client);
    await well.record('contributions', gift('first'));
    await fillPages();
    sick = await Alliance.formed(service.client);
    await sick.record('contributions', { ...gift('of the one'), contributionId: 'the-one' });
    await fillPages();
    await sick.view();
    await service.end();
  });
  afterEach(() => service.discard());

  async function fillPages(): Promise<void> {
    const other = await Alliance.formed(service.client);
    for (let n = 0; n < 5; n += 1) await other.record('contributions', gift('x'.repeat(2_000)));
  }

  it.each<[string, (file: string) => void]>([
    ['an event', (file) => damageText(file, '"contributionId":"the-one"')],
    ['a page of events', (file) => damagePage(file, '"contributionId":"the-one"')],
  ])('by a byte of %s concerns its alliance alone', async (_, damage) => {
    damage(join(service.dataDir, 'events.db'));
    await rm(join(service.dataDir, 'read-models.db'));
    await service.start();
    await well.record('contributions', gift('more'));
    expect((await well.view()).counts.contributions).toBe(2);
    for (const path of ['state', 'events'])
      expect(expectProblem(await service.client.get<Problem>(sick.path(path)), 500).type).toBe(
        '/problems/unreadable-event',
      );
    const { type, detail } = expectProblem(await sick.refused('contributions', gift('more')), 500);
    expect([type, detail]).toEqual(['/problems/unreadable-event', expect.stringContaining(sick.id)]);
    expectProblem(await service.client.get<Problem>(`${sick.path()}?after=${well.position}`), 503);
    expect((await ready(service)).status).toBe(200);
  });

  it('is made anew where it holds read models, and this is said', async () => {
    damagePage(join(service.dataDir, 'read-models.db'), '"description":"of the one"');
    await service.start();
    await until(
      () => service.client.get<AllianceView>(sick.path('contributions')),
      ({ status, text }) => status === 200 && text.includes('of the one'),
    );
    await isReady(service);
    await sick.view();
    expect(service.output).toMatch(/damaged, and are made anew/);
    await expectReadModelsOfARebuild(service);
  });
});
