import { useService } from '../acceptance/harness/service.js';
import { pythonProgram } from './python/interpreter.js';

const entente = useService();

/** The same requests in every run. */
const SEED = '1904';
const EXAMPLES_A_ROUTE = '10';

describe('schemathesis', () => {
  it('finds no answer on any route that /openapi.json does not promise', async () => {
    const { stdout, stderr, code } = await pythonProgram('schemathesis', [
      ...['run', `${entente.service.url}/openapi.json`, '--url', entente.service.url],
      ...['--checks', 'all', '--mode', 'all', '--phases', 'examples,coverage,fuzzing'],
      ...['--seed', SEED, '--max-examples', EXAMPLES_A_ROUTE, '--no-color'],
    ]);
    if (code !== 0) throw new Error(`${stdout}${stderr}`);
    expect(stdout).toMatch(/Tested: \d{2,}/);
  }, 600_000);
});
