import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Alliance } from '../harness/alliance.js';
import { type Client } from '../harness/client.js';
import { Service } from '../harness/service.js';
import { type Page } from '../harness/shapes.js';

const SAMPLES = ['arctic-council', 'entente-cordiale', 'quad'];

/** What a service says of an alliance, but for what depends on when it is asked. */
async function told(client: Client, id: string, position: string): Promise<readonly unknown[]> {
  const alliance = new Alliance(client, id);
  alliance.position = position;
  const view = { ...(await alliance.view()), trust: undefined };
  const { points } = await alliance.timeline();
  const { items } = await alliance.read<Page<unknown>>('contributions');
  const { entries, phases } = await alliance.read<{ entries: unknown; phases: readonly object[] }>(
    'lifecycle',
  );
  return [view, points, items, entries, phases.length, await alliance.events()];
}

describe('a backup that is made while the service records', () => {
  let folder: string;
  let original: Service;
  let restored: Service;
  let result: { readonly copied: number; readonly events: number; readonly differences: readonly unknown[] };
  /** The busy alliance's revisions: what was answered before the backup began, and what it came to in the end. */
  const busy = { before: 0, all: [] as readonly unknown[] };
  const answers = new Map<string, readonly unknown[]>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-backup-'));
    original = await Service.started();
    const { client } = original;
    for (const id of SAMPLES)
      await client.send('POST', '/v1/events', readFileSync(`samples/${id}.ndjson`, 'utf8'), {
        'content-type': 'application/x-ndjson',
      });
    const alliance = await Alliance.formed(client, { allianceId: 'busy' });
    for (const id of SAMPLES) answers.set(id, await told(client, id, alliance.position));
    await backUpWhileBusy(alliance);
    await original.end('SIGKILL');
    restored = await Service.started({}, join(folder, 'backup'));
  }, 120_000);
  afterAll(async () => {
    await restored.discard();
    await original.discard();
    await rm(folder, { recursive: true });
  });

  async function backUpWhileBusy(alliance: Alliance): Promise<void> {
    let recorded = 0;
    let done = false;
    const write = async (writer: number): Promise<void> => {
      for (let index = 0; !done; index += 1) {
        await alliance.promise(`${writer}-${index}`);
        recorded += 1;
      }
    };
    const writers = [1, 2, 3, 4].map(write);
    while (recorded < 50) await new Promise(setImmediate);
    busy.before = recorded;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['dist/apps/cli/main.js', 'copy', '--to', join(folder, 'backup'), '--json'],
      { env: { PATH: process.env['PATH'], DATA_DIR: original.dataDir } },
    );
    done = true;
    await Promise.all(writers);
    result = JSON.parse(stdout) as typeof result;
    busy.all = await alliance.events();
  }

  it('is the same as the original up to where it began', () => {
    expect(result.differences).toEqual([]);
    expect(result.copied).toBe(result.events);
  });

  it('gives the same answers, once a service is started on it', async () => {
    const { position } = await Alliance.formed(restored.client);
    for (const id of SAMPLES) expect(await told(restored.client, id, position)).toEqual(answers.get(id));
  });

  it('has everything that was acknowledged before it began, and nothing half', async () => {
    const events = await new Alliance(restored.client, 'busy').events();
    expect(events.length).toBeGreaterThan(busy.before);
    expect(events.length).toBeLessThan(busy.all.length);
    expect(events).toEqual(busy.all.slice(0, events.length));
  });

  it('can be gone on with', async () => {
    const alliance = new Alliance(restored.client, 'busy');
    await alliance.promise('after-all');
    expect((await alliance.commitment('after-all')).status).toBe('open');
  });
});
