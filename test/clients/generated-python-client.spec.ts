import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useService } from '../acceptance/harness/service.js';
import { newAlliance } from '../acceptance/ingestion/cloud-events.js';
import { pythonProgram, pythonScript } from './python/interpreter.js';

const entente = useService();

describe('a Python client that openapi-generator makes of /openapi.json', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-client-'));
    const description = join(folder, 'openapi.json');
    await writeFile(description, (await entente.client.get('/openapi.json')).text);
    const made = await pythonProgram('openapi-generator-cli', [
      'generate',
      ...['--generator-name', 'python', '--input-spec', description, '--output', folder],
      '--additional-properties=packageName=entente_client',
    ]);
    if (made.code !== 0)
      throw new Error(`openapi-generator ended with ${made.code}.\n${made.stdout}${made.stderr}`);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('records, reads what it wrote, and is told what is refused', async () => {
    const used = await pythonScript('use_generated_client.py', [folder, entente.service.url, newAlliance()]);
    expect(used).toEqual({
      formedAt: 0,
      keptAt: 2,
      points: [expect.closeTo(2 / 3, 6)],
      refusal: { status: 409, rule: 'not-a-partner' },
    });
  });
});
