import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Instruction, readDockerfile } from './deployment.js';

describe('the image', () => {
  let instructions: Instruction[];
  const all = (name: string) => instructions.filter((one) => one.name === name).map(({ rest }) => rest);

  beforeAll(async () => {
    instructions = await readDockerfile('docker/Dockerfile');
  });

  it('is built in stages, on a named version of the Node that is the default', async () => {
    const [, major] = /^(\d+)\n$/.exec(await readFile('.node-version', 'utf8')) ?? [];
    expect(all('FROM').length).toBeGreaterThan(1);
    for (const from of all('FROM')) {
      const [, image] = /^node:(\d+)\.\d+\.\d+-bookworm-slim( AS \w+)?$/.exec(from) ?? [];
      expect(image).toBe(major);
    }
  });

  it('runs the API, and not as root', () => {
    const last = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
    expect(last.filter(({ name }) => name === 'USER').map(({ rest }) => rest)).toEqual(['node']);
    const [, path] = /dist\/(\S+)\.js/.exec(all('CMD').join()) ?? [];
    expect(path).toBe('apps/api/main');
    expect(existsSync(`${path}.ts`)).toBe(true);
  });

  it('knows how it is', () => {
    const [check = ''] = all('HEALTHCHECK');
    const [command = ''] = /\[.*\]/.exec(check) ?? [];
    const [node = '', ...args] = JSON.parse(command) as string[];
    expect(node).toBe('node');
    const { status } = spawnSync(process.execPath, args, { env: { PORT: '9' } });
    expect(status).toBe(1);
  });

  it('is built from what there is', async () => {
    const wanted = all('COPY')
      .filter((copy) => !copy.startsWith('--from'))
      .flatMap((copy) => copy.split(' ').slice(0, -1));
    expect(wanted.filter((path) => !existsSync(path))).toEqual([]);
    const sent = (await readFile('docker/Dockerfile.dockerignore', 'utf8')).match(/(?<=^!).+/gm) ?? [];
    expect(sent.filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe('the key that is made at the first start', () => {
  it('is shown once, and its hash is kept', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'entente-key-'));
    const file = join(folder, 'api-keys.json');
    const make = () => spawnSync(process.execPath, ['docker/make-key.mjs', file], { encoding: 'utf8' });
    const [, key] = /: ([0-9a-f]{48})$/m.exec(make().stdout) ?? [];
    const kept = await readFile(file, 'utf8');
    expect(key).toBeDefined();
    expect(kept).not.toContain(key);
    expect(make().stdout).toBe('');
    expect(await readFile(file, 'utf8')).toBe(kept);
    await rm(folder, { recursive: true });
  });
});
