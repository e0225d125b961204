import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PATIENCE = 60_000;

describe('the demo', () => {
  let temporary: string;
  let printed: string;
  beforeAll(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'entente-demo-spec-'));
    const { PATH = '' } = process.env;
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['dist/apps/cli/main.js', 'demo'],
      {
        env: { PATH, TMPDIR: temporary },
      },
    );
    expect(stderr).toBe('');
    printed = stdout;
  }, PATIENCE);
  afterAll(() => rm(temporary, { recursive: true }));

  it('records every line of the three samples', () => {
    expect(printed).toContain('samples/entente-cordiale.ndjson: 16 events recorded');
    expect(printed).toContain('samples/quad.ndjson: 22 events recorded');
    expect(printed).toContain('samples/arctic-council.ndjson: 19 events recorded');
  });

  it('shows the history of the Entente Cordiale, its trust and the three alliances', () => {
    for (const title of [
      'The lifecycle of the Entente Cordiale',
      'Trust in the Entente Cordiale',
      'The three alliances',
      'What to try next',
    ]) {
      expect(printed).toContain(title);
    }
    expect(printed).toMatch(/^active +1904-04-08 +1914-09-05 +3,802 /m);
    expect(printed).toMatch(/^The Quad +active +2007– /m);
  });

  it('fits 100 columns, and has no colours where nobody would see them', () => {
    expect(Math.max(...printed.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(100);
    expect(printed).not.toContain('\u001b');
  });

  it('leaves nothing behind', async () => {
    expect(await readdir(temporary)).toEqual([]);
  });
});
