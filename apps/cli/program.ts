import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { Command } from 'commander';
import { history } from './commands/history.js';
import { quarantine } from './commands/quarantine.js';
import { rebuild } from './commands/rebuild.js';
import { trust } from './commands/trust.js';
import { demo } from './demo/demo.js';
import { EXIT, type ExitStatus } from './failure.js';
import { importEvents } from './import/import-events.js';
import { ingester } from './import/ingester.js';
import { type MomentOptions, momentOf } from './replay/moment.js';
import { withSuggestions } from './read-models/unknown-alliance.js';
import { replay } from './replay/replay.js';
import { type Session, withSession } from './session.js';
import type { Terminal } from './terminal.js';

export interface Surroundings {
  readonly terminal: Terminal;
  readonly stdin: Readable;
  readonly env: NodeJS.ProcessEnv;
}

/** What there is to type, and what does it. @param end is told how a command ended */
export function program({ terminal, stdin, env }: Surroundings, end: (status: ExitStatus) => void): Command {
  const on = async (work: (session: Session) => Promise<ExitStatus>): Promise<void> =>
    end(await withSession(env, (session) => withSuggestions(session, terminal, work)));
  const entente = new Command('entente')
    .description('What informal alliances promised and delivered, and what that says about trust.')
    .version(version())
    .configureHelp({ helpWidth: terminal.layout.columns })
    .addHelpText(
      'after',
      '\nIt works on the files in DATA_DIR (./data), whether or not a service is running.',
    );

  command(entente, 'import', 'record the CloudEvents of files, one a line or in a JSON array')
    .argument('<file...>', 'the files; - is standard input')
    .option('--dry-run', 'say what would be recorded, and record nothing')
    .action((files: string[], { dryRun = false, json = false }: { dryRun?: boolean; json?: boolean }) =>
      on((session) => importEvents(files, { dryRun, json }, ingester(session, dryRun), terminal, stdin)),
    );
  command(entente, 'history', 'the phases of an alliance, and every entry in plain words')
    .argument('<alliance>', 'its id')
    .action((allianceId: string, { json = false }: Common) =>
      on((session) => history(allianceId, json, session, terminal)),
    );
  command(entente, 'trust', 'the trust timeline of an alliance, of a partner in it or of a pair')
    .argument('<alliance>', 'its id')
    .option('--debtor <partner>', 'whose promises')
    .option('--creditor <partner>', 'to whom, beside --debtor')
    .action((allianceId: string, { json = false, ...key }: Common & { debtor?: string; creditor?: string }) =>
      on((session) => trust(allianceId, key, json, session, terminal)),
    );
  command(
    entente,
    'replay',
    'an alliance and its commitments as the events make them, now or at another moment',
  )
    .argument('<alliance>', 'its id')
    .option('--until-revision <number>', 'after the event with this number, from 0')
    .option('--known-at <instant>', 'as it was known: what was recorded until then')
    .option('--as-of <date>', 'as it was: what happened until the end of then, as known today')
    .option('--step', 'every event on the way, in plain words')
    .action(
      (
        allianceId: string,
        { json = false, step = false, ...moment }: Common & MomentOptions & { step?: boolean },
      ) => {
        const at = momentOf(moment);
        return on((session) => replay(allianceId, at, { step, json }, session, terminal));
      },
    );
  command(entente, 'rebuild', 'make the read models anew from the events')
    .argument('[projection]', 'a projection or a read model; without, all')
    .action((name: string | undefined, { json = false }: Common) =>
      on((session) => rebuild(name, json, session, terminal)),
    );
  command(entente, 'quarantine', 'the alliances that a projection could not handle, and why')
    .option('--retry', 'try them again')
    .action(({ retry = false, json = false }: Common & { retry?: boolean }) =>
      on((session) => quarantine({ retry, json }, session, terminal)),
    );
  entente
    .command('demo')
    .description('start a service, send it the samples and show what it answers')
    .action(async () => {
      await demo(terminal);
      end(EXIT.good);
    });
  return entente;
}

interface Common {
  readonly json?: boolean;
}

function command(entente: Command, name: string, description: string): Command {
  return entente.command(name).description(description).option('--json', 'the answer as JSON, for programs');
}

function version(): string {
  const file = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
