import { relative } from 'node:path';
import { type Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { history } from '../commands/history.js';
import { list } from '../commands/list.js';
import { trust } from '../commands/trust.js';
import { importFiles } from '../import/import-files.js';
import { type ExitStatus } from '../session/failure.js';
import { type Session, withSession } from '../session/session.js';
import { type Terminal } from '../terminal/terminal.js';
import { installed } from './installation.js';
import { nextSteps } from './next-steps.js';

const DATA_DIR = 'data-demo';
const FILES = ['entente-cordiale', 'quad', 'arctic-council'].map((name) => `samples/${name}.ndjson`);

/** Records the samples in a folder of the demo's own, which stays, and runs a few commands on them. */
export async function demo(env: NodeJS.ProcessEnv, stdin: Readable, terminal: Terminal): Promise<ExitStatus> {
  const { bold } = terminal.layout.paint;
  const files = FILES.map((file) => relative(process.cwd(), fileURLToPath(installed(file))));
  const steps: readonly (readonly [string, (session: Session) => Promise<ExitStatus>])[] = [
    [`import ${FILES.join(' ')}`, (session) => importFiles(files, false, session, terminal, stdin)],
    ['history entente-cordiale', (session) => history('entente-cordiale', {}, session, terminal)],
    ['trust arctic-council', (session) => trust('arctic-council', {}, {}, session, terminal)],
    ['list', (session) => list({}, session, terminal)],
  ];
  terminal.print(
    [
      `${bold('Entente')}: what informal alliances promised and delivered, and what that says about trust.`,
      `Three real histories are recorded in ./${DATA_DIR}, and read with a few commands:`,
    ].join('\n'),
  );
  const settings = {
    ...env,
    DATA_DIR,
    EVENTSTOREDB_URL: undefined,
    MONGODB_URL: undefined,
    SUBJECT_KEYS_URL: undefined,
  };
  const status = await withSession(settings, 'make', async (session) => {
    let worst: ExitStatus = 0;
    for (const [command, run] of steps) {
      terminal.print(`\n${bold(`$ entente ${command}`)}\n`);
      const ended = await run(session);
      if (ended !== 0) worst = ended;
    }
    return worst;
  });
  terminal.print(`\n${nextSteps(DATA_DIR, terminal.layout)}`);
  return status;
}
