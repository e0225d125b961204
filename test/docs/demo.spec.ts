import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const PATIENCE = 60_000;
const MAIN = resolve('dist/apps/cli/main.js');

describe('the demo', () => {
  let folder: string;
  let printed: string;

  async function entente(args: readonly string[], settings: NodeJS.ProcessEnv = {}): Promise<string> {
    const { PATH = '' } = process.env;
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [MAIN, ...args], {
      cwd: folder,
      env: { PATH, ...settings },
    });
    expect(stderr).toBe('');
    return stdout;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-demo-spec-'));
    printed = await entente(['demo']);
  }, PATIENCE);
  afterAll(() => rm(folder, { recursive: true }));

  it('records every line of the three samples', () => {
    for (const name of ['entente-cordiale', 'quad', 'arctic-council'])
      expect(printed).toMatch(new RegExp(`samples/${name}\\.ndjson +\\d+ +0 +0$`, 'm'));
  });

  it('shows a history, a trust timeline and the three alliances', () => {
    for (const title of [
      'Entente Cordiale (entente-cordiale): formalised',
      'Trust in Arctic Council (arctic-council)',
      '3 alliances.',
      'What to try next',
    ]) {
      expect(printed).toContain(title);
    }
    expect(printed).toMatch(/^active +1904-04-08 +1914-09-05 +3,802 /m);
    expect(printed).toMatch(/^The Quad +quad +active +Australia, India, Japan/m);
    // What the thing is for: a record that says something. (As of a point, which no clock ages.)
    expect(printed).toMatch(/^\d{4}-\d\d-\d\d .* fair$/m);
  });

  it('fits 100 columns, and has no colours where nobody would see them', () => {
    expect(Math.max(...printed.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(100);
    expect(printed).not.toContain('\u001b');
  });

  it('leaves its data where it says, to go on with', async () => {
    const [, dataDir = ''] = /DATA_DIR=(\S+) npm start/.exec(printed) ?? [];
    expect(existsSync(join(folder, dataDir, 'events.db'))).toBe(true);
    expect(await entente(['list'], { DATA_DIR: dataDir })).toContain('3 alliances.');
  });
});
