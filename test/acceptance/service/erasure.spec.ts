import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { Alliance } from '../harness/alliance.js';
import { expectProblem } from '../harness/expectations.js';
import { expectReadModelsOfARebuild } from '../harness/rebuilt.js';
import { ServiceProcess } from '../harness/process.js';
import { Service } from '../harness/service.js';
import { type Problem } from '../harness/shapes.js';

const [NAME, WORDS, GUEST] = ['Zenobia Quill', 'the marmalade recipe', 'guest-of-honour'];
const BEN = 'Partner ben';
const TODAY = new Date().toISOString().slice(0, 10);
const MARK = new RegExp(`erased on (${TODAY}|\\d{4}-\\d\\d-\\d\\d)`);

interface Forgotten {
  readonly recorded?: { readonly revision: number; readonly position: string };
  readonly plainText: readonly unknown[];
}

describe('erasure', () => {
  let service: Service;
  let alliance: Alliance;

  beforeAll(async () => {
    service = await Service.started({ LOG_LEVEL: 'fatal' });
    alliance = await Alliance.formed(service.client, { partners: ['ben', 'cem'] });
    const admitted = { occurredOn: '2020-02-01', partnerId: 'zen', name: NAME, role: 'cook' };
    await alliance.record('partners', admitted);
    const day = { occurredOn: '2020-06-01' };
    await alliance.record('contributions', { ...day, givers: ['zen'], kind: 'time', description: WORDS });
    await alliance.record('meetings', { ...day, channel: 'call', attendees: ['zen', GUEST] });
    await alliance.view();
    // Signed before anything is erased.
    await service.client.get(`/v1/log/checkpoint?after=${alliance.position}`);
  });
  afterAll(() => service.discard());

  const forget = (body: object) => service.client.post<Forgotten>(alliance.path('erasures'), body);
  const reason = 'A request under article 17 GDPR.';
  /** Whether bytes are anywhere in the data, once the logs of the databases are emptied. */
  const found = async (text: string): Promise<string[]> => {
    for (const file of ['events.db', 'keys.db', 'read-models.db']) {
      const database = new DatabaseSync(join(service.dataDir, file), { timeout: 5_000 });
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      database.close();
    }
    const files = (await readdir(service.dataDir, { withFileTypes: true })).filter((one) => one.isFile());
    const bytes = await Promise.all(
      files.map(async ({ name }) => ({ name, bytes: await readFile(join(service.dataDir, name)) })),
    );
    return bytes.filter((one) => one.bytes.includes(text)).map(({ name }) => name);
  };

  it('of whom nobody knows is not found', async () => {
    const refused = (path: string, body: object, status: number): Promise<Problem> =>
      service.client.post<Problem>(path, body).then((answer) => expectProblem(answer, status));
    await refused(alliance.path('erasures'), { subject: 'nobody', reason }, 404);
    await refused('/v1/erasures', { subject: 'nobody', reason }, 404);
    await refused('/v1/alliances/none/erasures', { subject: 'zen', reason }, 404);
    await refused(alliance.path('erasures'), { subject: 'zen' }, 400);
  });

  it('stores texts in the read models alone, until it is asked for', async () => {
    for (const text of [NAME, WORDS, GUEST])
      expect((await found(text)).filter((file) => !file.startsWith('read-models.db'))).toEqual([]);
  });

  it('leaves no text of a partner, in no answer and in no file, and everybody else’s', async () => {
    const { status, body } = await forget({ subject: 'zen', reason });
    expect([status, body.plainText]).toEqual([200, []]);
    const after = `?after=${body.recorded?.position}`;
    const answers = await Promise.all(
      ['', '/lifecycle', '/contributions', '/events', '/state'].map(
        async (path) =>
          (
            await service.client.get(
              `${alliance.path()}${path}${path === '/events' || path === '/state' ? '' : after}`,
            )
          ).text,
      ),
    );
    for (const text of answers) {
      expect(text).toMatch(MARK);
      expect(text).not.toContain(NAME);
      expect(text).not.toContain(WORDS);
    }
    expect(answers[0]).toContain(BEN);
    expect(await found(NAME)).toEqual([]);
    expect(await found(WORDS)).toEqual([]);
  });

  it('leaves the ids of partners, and the id of a guest until the guest is forgotten', async () => {
    const events = async () => (await service.client.get(alliance.path('events'))).text;
    expect(await events()).toContain(`["zen","${GUEST}"]`);
    const { status, body } = await service.client.post<{ items: readonly Forgotten[] }>('/v1/erasures', {
      subject: GUEST,
      reason,
    });
    expect([status, body.items.length]).toEqual([200, 1]);
    expect(await events()).toMatch(/\["zen","erased on /);
  });

  it('is harmless twice, and goes on with what is recorded afterwards', async () => {
    const { status, body } = await forget({ subject: 'zen', reason });
    expect([status, body.recorded]).toEqual([200, undefined]);
    await alliance.record('contributions', {
      occurredOn: '2020-07-01',
      givers: ['zen'],
      kind: 'time',
      description: 'something new',
    });
    expect((await service.client.get(alliance.path('events'))).text).toContain('something new');
  });

  it('that was interrupted before it was recorded is recorded when the service starts', async () => {
    await service.end();
    const keys = new DatabaseSync(join(service.dataDir, 'keys.db'));
    const at = new Date().toISOString();
    const id = '0198f5f0-6d3c-7c4e-9d6a-0f2a4c1b7e11';
    keys
      .prepare(
        'INSERT INTO erasures (id, scope, partner, at, by, reason, is_recorded) VALUES (?, ?, ?, ?, ?, ?, 0)',
      )
      .run(id, alliance.id, 'zen', at, 'officer', reason);
    keys
      .prepare('UPDATE keys SET secret = NULL, destroyed_at = ? WHERE scope = ? AND secret IS NOT NULL')
      .run(at, alliance.id);
    keys.close();
    await service.start();
    for (;;) {
      const { text } = await service.client.get(alliance.path('events'));
      if (text.includes(id)) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await service.client.get(alliance.path('events'))).text).not.toContain('something new');
  });

  it('is followed by read models that are those of a rebuild', async () => {
    await expectReadModelsOfARebuild(service);
  });

  it('leaves hashes, checkpoints and proofs as they were signed', async () => {
    const DATA_DIR = service.dataDir;
    const run = (...parameters: string[]) => new ServiceProcess({ DATA_DIR }, 'cli', parameters).exited;
    const verified = await run('verify', '--json');
    expect([verified.code, JSON.parse(verified.stdout)]).toEqual([
      0,
      expect.objectContaining({ checkpoints: expect.any(Number), findings: [] }),
    ]);
    expect((JSON.parse(verified.stdout) as { checkpoints: number }).checkpoints).toBeGreaterThan(0);
    const bundle = join(DATA_DIR, 'evidence.ndjson');
    expect((await run('evidence', alliance.id, '--out', bundle)).code).toBe(0);
    expect(await readFile(bundle, 'utf8')).not.toContain(NAME);
    const { stdout: keys } = await run('log', 'keys', '--json');
    const [key] = (JSON.parse(keys) as { keys: { verifierKey: string }[] }).keys;
    const checked = await run('verify-evidence', bundle, '--key', key?.verifierKey ?? '');
    expect([checked.code, checked.stderr]).toEqual([0, '']);
  });
});
