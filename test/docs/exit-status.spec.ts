import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const PATIENCE = 60_000;

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

describe('the command line ends', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-cli-'));
    await entente(['import', 'samples/quad.ndjson']);
  }, PATIENCE);
  afterAll(() => rm(folder, { recursive: true }));

  async function entente(
    args: readonly string[],
    input = '',
    settings: NodeJS.ProcessEnv = {},
  ): Promise<Ended> {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, ['dist/apps/cli/main.js', ...args], {
      env: { PATH, DATA_DIR: join(folder, 'data'), ...settings },
    });
    child.stdin.end(input);
    const [out, err, [status]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ]);
    return { status: status as number | null, out, err };
  }

  it.each([
    ['what there is to type', ['--help'], /^Usage: entente/],
    ['a history', ['history', 'quad'], /^The Quad \(quad\): active/],
    ['JSON for programs', ['trust', 'quad', '--json'], /^\{"key":\{"allianceId":"quad"\}/],
  ])(
    'with 0: %s',
    async (_, args, printed) => {
      const { status, out, err } = await entente(args);
      expect([status, err]).toEqual([0, '']);
      expect(out).toMatch(printed);
    },
    PATIENCE,
  );

  it.each([
    [
      'an alliance that is not known',
      ['history', 'qad'],
      '',
      'There is no alliance qad. Did you mean quad?\n',
    ],
    ['a refused event', ['import', '-'], '[]\n{}\n', /^standard input/],
  ])(
    'with 1: %s',
    async (_, args, input, said) => {
      const { status, err } = await entente(args, input);
      expect(status).toBe(1);
      expect(err).toMatch(said);
    },
    PATIENCE,
  );

  it.each([
    ['an unknown command', ['histroy', 'quad'], {}, /Did you mean history\?/],
    ['an unknown option', ['history', 'quad', '--jsn'], {}, /Did you mean --json\?/],
    ['a missing argument', ['history'], {}, /missing required argument 'alliance'/],
    ['a file that is not there', ['import', 'nowhere.ndjson'], {}, 'There is no file nowhere.ndjson.\n'],
    ['a store copied into itself', ['copy'], {}, /cannot be copied into itself/],
    ['a store that is not there', ['copy', '--from', 'nowhere'], {}, /^There is no event store nowhere/],
    ['an empty folder', ['list'], { DATA_DIR: 'nowhere' }, /^There is no store at nowhere/],
    ['two moments', ['replay', 'quad', '--as-of', '2020', '--until-revision', '1'], {}, /^Give either/],
    ['a setting that makes no sense', ['history', 'quad'], { PORT: 'x' }, /PORT must be /],
  ])(
    'with 2: %s',
    async (_, args, settings, said) => {
      const { status, out, err } = await entente(args, '', settings);
      expect([status, out]).toEqual([2, '']);
      expect(err).toMatch(said);
      expect(existsSync('nowhere')).toBe(false);
    },
    PATIENCE,
  );

  it(
    'with 0: a dry run where there is no store, which makes none',
    async () => {
      const settings = { DATA_DIR: join(folder, 'none') };
      const { status, out } = await entente(['import', '--dry-run', 'samples/quad.ndjson'], '', settings);
      expect([status, existsSync(settings.DATA_DIR)]).toEqual([0, false]);
      expect(out).toContain('nothing was.');
    },
    PATIENCE,
  );
});
