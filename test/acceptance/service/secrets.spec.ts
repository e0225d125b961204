import { createHash } from 'node:crypto';
import { chmod, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Alliance, formation } from '../harness/alliance.js';
import { type Client } from '../harness/client.js';
import { expectProblem } from '../harness/expectations.js';
import { GuardedService } from '../harness/keys.js';
import { type Problem } from '../harness/shapes.js';

const SECRET = 'a-key-that-was-added-later';
const added = {
  name: 'the newcomer',
  sha256: createHash('sha256').update(SECRET).digest('hex'),
  roles: ['analyst'],
};

async function eventually(is: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await is()); tries += 1) {
    if (tries === 600) throw new Error('It did not come to that.');
    await pause(50);
  }
}

describe('a service with keys', () => {
  let guarded: GuardedService;
  beforeAll(async () => {
    guarded = await GuardedService.started({ LOG_LEVEL: 'trace' });
  });
  afterAll(() => guarded.discard());

  const newcomer = (): Client => guarded.service.client.with({ authorization: `Bearer ${SECRET}` });
  const keys = async (): Promise<object[]> =>
    (JSON.parse(await readFile(guarded.keysFile, 'utf8')) as { keys: object[] }).keys;
  const replace = async (content: string): Promise<void> => {
    await writeFile(`${guarded.keysFile}.new`, content, { mode: 0o600 });
    await rename(`${guarded.keysFile}.new`, guarded.keysFile);
  };
  const untilItAnswers = (client: Client, status: number): Promise<void> =>
    eventually(async () => (await client.get('/v1/alliances')).status === status);
  const untilItSays = (text: string): Promise<void> =>
    eventually(async () => guarded.service.output.includes(text));

  it('lets in who is added, and keeps out who is removed, without a restart', async () => {
    const before = await keys();
    expectProblem(await newcomer().get<Problem>('/v1/alliances'), 401);
    await replace(JSON.stringify({ keys: [...before, added] }));
    await untilItAnswers(newcomer(), 200);
    await replace(JSON.stringify({ keys: before }));
    await untilItAnswers(newcomer(), 401);
    expect((await guarded.as('analyst').get('/v1/alliances')).status).toBe(200);
  });

  it('goes on with the keys it had where the file is no good any more, and says so', async () => {
    const before = await readFile(guarded.keysFile, 'utf8');
    await replace(before.replace('"analyst"', '"god"'));
    await untilItSays('The API keys stay as they were');
    expect(guarded.service.output).toContain('roles must be one of');
    expect((await guarded.as('analyst').get('/v1/alliances')).status).toBe(200);
    await replace(before);
  });

  it('takes no key in an address, and writes none into its log', async () => {
    for (const query of ['api_key', 'key', 'access_token', 'authorization'])
      expectProblem(
        await guarded.service.client.get<Problem>(`/v1/alliances?${query}=the-key-of-the-admin`),
        401,
      );
    expect((await guarded.as('admin').get('/v1/alliances?key=the-key-of-the-admin')).status).toBe(400);
    await guarded.as('admin').get('/the-end-of-the-log');
    await untilItSays('/the-end-of-the-log');
    expect(guarded.service.output).toContain('"url":"/v1/alliances"');
    expect(guarded.service.output).not.toContain('the-key-of-the');
  });

  it('tells nobody what another one used a key for', async () => {
    const alliance = await Alliance.formed(guarded.as('admin'));
    const key = { 'idempotency-key': 'a key that is easily guessed' };
    const path = alliance.path('contributions');
    const gift = { givers: ['a'], kind: 'time', description: 'A secret', occurredOn: '2020-06-01' };
    const other = { ...gift, description: 'Something else' };
    const answers = [
      await guarded.as('admin').post(path, gift, key),
      await guarded.as('integrator').post(path, other, key),
      await guarded.as('integrator').post(path, gift, key),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 422]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(3);
    expect(answers[2]?.text).not.toContain('A secret');
  });

  it('is closed to the pages of other sites', async () => {
    const headers = { origin: 'http://other.example', 'access-control-request-method': 'POST' };
    const { client } = guarded.service;
    const answers = [
      await client.send('OPTIONS', '/v1/alliances', undefined, headers),
      await guarded.as('admin').get('/v1/alliances', headers),
      await guarded.as('admin').post('/v1/alliances', formation(), headers),
    ];
    for (const { headers: answered } of answers)
      expect([...answered.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('keeps its files to itself', async () => {
    const { dataDir } = guarded.service;
    const files = (await readdir(dataDir)).filter((file) => file.includes('.db'));
    expect(files).toEqual(expect.arrayContaining(['events.db', 'read-models.db']));
    for (const file of files)
      expect([file, (await stat(join(dataDir, file))).mode & 0o777]).toEqual([file, 0o600]);
  });

  it('warns of keys that others can read, and says what to do', async () => {
    await guarded.service.end();
    await chmod(guarded.keysFile, 0o644);
    await guarded.service.start();
    await untilItSays('Others can read the hashes of the API keys');
  });

  it('does not start with keys that others can write, and says what to do', async () => {
    await guarded.service.end();
    await chmod(guarded.keysFile, 0o622);
    await expect(guarded.service.start()).rejects.toThrow(`chmod 600 ${guarded.keysFile}`);
  });
});
