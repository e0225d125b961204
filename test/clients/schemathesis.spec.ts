import { Alliance } from '../acceptance/harness/alliance.js';
import { useService } from '../acceptance/harness/service.js';
import { pythonProgram } from './python/interpreter.js';

const entente = useService({});

/** The same requests in every run. */
const SEED = '1904';
const EXAMPLES_A_ROUTE = '2';

/** The alliance of the documented examples, which `schemathesis.toml` names. */
const allianceOfExamples = (): Promise<Alliance> =>
  Alliance.formed(entente.client, {
    allianceId: 'river-valley-schools',
    partners: ['north-college', 'town-library'],
  });

describe('schemathesis', () => {
  it('finds no answer on any route that /openapi.json does not promise', async () => {
    await allianceOfExamples();
    const parameters = [
      ...['run', `${entente.service.url}/openapi.json`],
      ...['--checks', 'all', '--mode', 'all', '--phases', 'examples,coverage,fuzzing'],
      ...['--seed', SEED, '--max-examples', EXAMPLES_A_ROUTE, '--no-color'],
    ];
    // Its configuration and its hooks are found in the folder that it runs in.
    const { stdout, stderr, code } = await pythonProgram('schemathesis', parameters, 'test/clients/python');
    if (code !== 0) throw new Error(`${stdout}${stderr}`);
    expect(stdout).toMatch(/Tested: \d{2,}/);
  }, 600_000);
});
