import { type Readable } from 'node:stream';
import { Command } from 'commander';
import { EXIT, type ExitStatus } from './failure.js';
import { type MomentOptions } from './replay/moment.js';
import { type Session } from './session.js';
import { type Terminal } from './terminal.js';

export interface Surroundings {
  readonly terminal: Terminal;
  readonly stdin: Readable;
  readonly env: NodeJS.ProcessEnv;
  readonly version: string;
}

interface Common {
  readonly json?: boolean;
}

/**
 * What there is to type, and what does it. Each command is loaded when it is run: nobody waits for the stores
 * to read a line of help.
 * @param end is told how a command ended
 */
export function program(surroundings: Surroundings, end: (status: ExitStatus) => void): Command {
  const { terminal, stdin, env, version } = surroundings;
  const on = async (work: (session: Session) => Promise<ExitStatus>): Promise<void> => {
    const { withSession } = await import('./session.js');
    const { withSuggestions } = await import('./read-models/unknown-alliance.js');
    end(await withSession(env, (session) => withSuggestions(session, terminal, work)));
  };
  const entente = new Command('entente')
    .description('What informal alliances promised and delivered, and what that says about trust.')
    .version(version)
    .configureHelp({ helpWidth: terminal.layout.columns })
    .addHelpText(
      'after',
      '\nIt works on the files in DATA_DIR (./data), whether or not a service is running.',
    );

  command(entente, 'import', 'record the CloudEvents of files, one a line or in a JSON array')
    .argument('<file...>', 'the files; - is standard input')
    .option('--dry-run', 'say what would be recorded, and record nothing')
    .action(async (files: string[], { dryRun = false, json = false }: Common & { dryRun?: boolean }) => {
      const { importEvents } = await import('./import/import-events.js');
      const { ingesterOf } = await import('./import/ingester.js');
      const { catchUp } = await import('./read-models/catch-up.js');
      await on(async (session) => {
        const status = await importEvents(
          files,
          { dryRun, json },
          ingesterOf(session, dryRun),
          terminal,
          stdin,
        );
        // Whoever reads next finds what was imported, whether a service is running or not.
        if (!dryRun) await catchUp(session, terminal);
        return status;
      });
    });
  command(entente, 'history', 'the phases of an alliance, and every entry in plain words')
    .argument('<alliance>', 'its id')
    .action(async (allianceId: string, { json = false }: Common) => {
      const { history } = await import('./commands/history.js');
      await on((session) => history(allianceId, json, session, terminal));
    });
  command(entente, 'trust', 'the trust timeline of an alliance, of a partner in it or of a pair')
    .argument('<alliance>', 'its id')
    .option('--debtor <partner>', 'whose promises')
    .option('--creditor <partner>', 'to whom, beside --debtor')
    .action(
      async (
        allianceId: string,
        { json = false, ...key }: Common & { debtor?: string; creditor?: string },
      ) => {
        const { trust } = await import('./commands/trust.js');
        await on((session) => trust(allianceId, key, json, session, terminal));
      },
    );
  command(entente, 'track-record', 'what is known of a partner over all its alliances')
    .argument('<partner>', 'its id: the same partner in every alliance')
    .action(async (partnerId: string, { json = false }: Common) => {
      const { trackRecord } = await import('./commands/track-record.js');
      await on((session) => trackRecord(partnerId, json, session, terminal));
    });
  command(entente, 'scorecard', 'the dimensions of an alliance side by side')
    .argument('<alliance>', 'its id')
    .option('--as-of <date>', 'what happened until the end of then, as known today')
    .option('--explain', 'with the events that each dimension comes from')
    .action(
      async (
        allianceId: string,
        { asOf, explain = false, json = false }: Common & { asOf?: string; explain?: boolean },
      ) => {
        const { scorecard } = await import('./commands/scorecard.js');
        await on((session) => scorecard(allianceId, { asOf, explain, json }, session, terminal));
      },
    );
  command(entente, 'warnings', 'the warning signs that an alliance shows, and what to do about them')
    .argument('<alliance>', 'its id')
    .option('--as-of <date>', 'what happened until the end of then, as known today')
    .action(async (allianceId: string, { asOf, json = false }: Common & { asOf?: string }) => {
      const { warnings } = await import('./commands/warnings.js');
      await on((session) => warnings(allianceId, { asOf, json }, session, terminal));
    });
  command(entente, 'due', 'the commitments that are overdue or fall due soon, in all alliances')
    .option('--within <days>', 'how soon', '7')
    .action(async ({ within, json = false }: Common & { within: string }) => {
      const { due } = await import('./commands/due.js');
      await on((session) => due(within, json, session, terminal));
    });
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
    .action(async (allianceId: string, options: Common & MomentOptions & { step?: boolean }) => {
      const { json = false, step = false, ...moment } = options;
      const { momentOf } = await import('./replay/moment.js');
      const { replay } = await import('./replay/replay.js');
      const at = momentOf(moment);
      await on((session) => replay(allianceId, at, { step, json }, session, terminal));
    });
  command(entente, 'rebuild', 'make the read models anew from the events')
    .argument('[projection]', 'a projection or a read model; without, all')
    .action(async (name: string | undefined, { json = false }: Common) => {
      const { rebuild } = await import('./commands/rebuild.js');
      await on((session) => rebuild(name, json, session, terminal));
    });
  command(entente, 'quarantine', 'the alliances that a projection could not handle, and why')
    .option('--retry', 'try them again')
    .action(async ({ retry = false, json = false }: Common & { retry?: boolean }) => {
      const { quarantine } = await import('./commands/quarantine.js');
      await on((session) => quarantine({ retry, json }, session, terminal));
    });
  command(entente, 'copy', 'copy every event into another store, and compare the two')
    .option('--from <place>', 'a data folder, its events.db, or esdb://…; without, the store of the settings')
    .option('--to <place>', 'the same')
    .action(async ({ from, to, json = false }: Common & { from?: string; to?: string }) => {
      const { copy } = await import('./copy/copy.js');
      end(await copy({ from, to, json }, env, terminal));
    });
  entente
    .command('demo')
    .description('start a service, send it the samples and show what it answers')
    .action(async () => {
      const { demo } = await import('./demo/demo.js');
      await demo(terminal);
      end(EXIT.good);
    });
  return entente;
}

function command(entente: Command, name: string, description: string): Command {
  return entente.command(name).description(description).option('--json', 'the answer as JSON, for programs');
}
