import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { useService } from '../acceptance/harness/service.js';
import { newAlliance } from '../acceptance/ingestion/cloud-events.js';

const run = promisify(execFile);
const entente = useService();

/** Below `node_modules`, so that what is compiled there finds the packages it imports. */
const CACHE = join('node_modules', '.cache');

const { resolve } = createRequire(join(process.cwd(), 'package.json'));
const program = (name: string): string =>
  ({
    'openapi-typescript': join(dirname(resolve('openapi-typescript/package.json')), 'bin', 'cli.js'),
    tsc: resolve('typescript/bin/tsc'),
  })[name] ?? name;

/** What a program says; where it fails, an error with all of that. */
async function node(...parameters: readonly string[]): Promise<string> {
  try {
    return (await run(process.execPath, parameters)).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    throw new Error(`${stdout}${stderr}`, { cause: error });
  }
}

const COMPILER = [
  '--strict',
  '--exactOptionalPropertyTypes',
  '--skipLibCheck',
  '--target',
  'es2022',
  '--types',
  'node',
];

describe('a TypeScript client of the types that openapi-typescript makes of /openapi.json', () => {
  let folder = '';

  beforeAll(async () => {
    await mkdir(CACHE, { recursive: true });
    folder = await mkdtemp(join(CACHE, 'entente-client-'));
    const description = join(folder, 'openapi.json');
    await writeFile(description, (await entente.client.get('/openapi.json')).text);
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await copyFile('test/clients/typescript/use-client.ts', join(folder, 'use-client.ts'));
    await node(program('openapi-typescript'), description, '--output', join(folder, 'schema.ts'));
    const sources = join(folder, 'use-client.ts');
    await node(
      program('tsc'),
      ...COMPILER,
      '--module',
      'nodenext',
      '--moduleResolution',
      'nodenext',
      sources,
    );
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('compiles, records, reads what it wrote, and is told what is refused', async () => {
    const used: unknown = JSON.parse(
      await node(join(folder, 'use-client.js'), entente.service.url, newAlliance()),
    );
    expect(used).toEqual({
      formedAt: 0,
      keptAt: 2,
      points: [expect.closeTo(2 / 3, 6)],
      refusal: { status: 409, rule: 'not-a-partner' },
    });
  });
});
