import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type CommitmentView } from '#domain';
import { SqliteEventStore } from '#event-store-sqlite';
import { ALLIANCE, LivingAlliance, commands } from '#testing';
import { Service } from '../harness/service.js';

const { form, promise } = commands;
/** More than are recorded before a service is killed that has just begun with them. */
const PROMISES = 1_000;
const STREAM = `alliance-${ALLIANCE}`;

/** Promises that were recorded before their due date, which is long past: a store that was moved here. */
function longOverdue(promises: number): LivingAlliance {
  const alliance = new LivingAlliance().record('2020-01-01T12:00:00.000Z', form('2020-01-01'));
  for (let nth = 1; nth <= promises; nth += 1)
    alliance.record(
      '2020-02-01T12:00:00.000Z',
      promise('2020-02-01', { commitmentId: `c${nth}`, dueOn: '2020-06-30' }),
    );
  return alliance.record(
    '2020-08-01T12:00:00.000Z',
    promise('2020-02-01', { commitmentId: 'entered-late', dueOn: '2020-06-30' }),
  );
}

async function eventsIn<T>(dataDir: string, work: (store: SqliteEventStore) => Promise<T>): Promise<T> {
  const store = new SqliteEventStore({ path: join(dataDir, 'events.db') });
  return work(store).finally(() => store.close());
}

/** The commitments that were recorded as missed, by whom and why. */
const missesIn = (dataDir: string) =>
  eventsIn(dataDir, async (store) => {
    const misses: { commitmentId: unknown; recordedBy: unknown; causationId: unknown }[] = [];
    for await (const { type, data, metadata } of store.readStream(STREAM)) {
      if (type !== 'CommitmentMissed') continue;
      const { recordedBy, causationId } = metadata;
      misses.push({ commitmentId: data['commitmentId'], recordedBy, causationId });
    }
    return misses;
  });

async function until(condition: () => Promise<boolean>, within = 60_000): Promise<void> {
  const deadline = Date.now() + within;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`It did not come true within ${within} ms.`);
    await pause(200);
  }
}

describe('deadlines', () => {
  let dataDir: string;
  let service: Service | undefined;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'entente-deadlines-'));
  });
  afterEach(async () => {
    await service?.discard();
    service = undefined;
    await rm(dataDir, { recursive: true, force: true });
  });

  const fill = (alliance: LivingAlliance) =>
    eventsIn(dataDir, (store) => store.append(STREAM, alliance.stored, 'no-stream'));

  it('that passed are recorded as missed by the service, once, however often it starts', async () => {
    const alliance = longOverdue(1);
    await fill(alliance);
    const started = (service = await Service.started({}, dataDir));
    const commitment = async (id: string) =>
      (await started.client.get<CommitmentView>(`/v1/alliances/${ALLIANCE}/commitments/${id}`)).body;
    await until(async () => (await missesIn(dataDir)).length > 0);
    await until(async () => (await commitment('c1')).status === 'missed');
    expect(await commitment('c1')).toMatchObject({
      dueOn: '2020-06-30',
      outcome: { occurredOn: '2020-07-01', asOf: '2020-07-01', detectedBy: 'deadline' },
    });
    expect(await commitment('entered-late')).toMatchObject({ status: 'overdue' });
    await started.end();
    await started.start();
    await pause(500);
    await started.end();
    expect(await missesIn(dataDir)).toEqual([
      { commitmentId: 'c1', recordedBy: 'watcher', causationId: alliance.events[1]?.eventId },
    ]);
  });

  it('are each missed once, whenever the service is killed', async () => {
    await fill(longOverdue(PROMISES));
    service = await Service.on({}, dataDir);
    for (const wait of [0, 100]) {
      const before = (await missesIn(dataDir)).length;
      await service.start();
      await until(async () => (await missesIn(dataDir)).length > before);
      await pause(wait);
      await service.end('SIGKILL');
    }
    await service.start();
    await until(async () => (await missesIn(dataDir)).length >= PROMISES);
    await service.end();
    const ids = (await missesIn(dataDir)).map(({ commitmentId }) => commitmentId);
    expect([ids.length, new Set(ids).size, ids.includes('entered-late')]).toEqual([
      PROMISES,
      PROMISES,
      false,
    ]);
  }, 180_000);

  it('may be watched by a process of its own, which stops when it is asked to', async () => {
    await fill(longOverdue(5));
    const { PATH = '' } = process.env;
    const watcher = spawn(process.execPath, ['dist/apps/watcher/main.js'], {
      env: { PATH, DATA_DIR: dataDir, LOG_FORMAT: 'json' },
    });
    let log = '';
    watcher.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
    const ended = new Promise((resolve) => watcher.once('close', (code) => resolve(code)));
    await until(async () => (await missesIn(dataDir)).length === 5).catch((error: unknown) => {
      watcher.kill('SIGKILL');
      throw error;
    });
    watcher.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(log.match(/MissCommitment/g)).toHaveLength(5);
    expect(log).toContain('The watcher has stopped');
  });
});
