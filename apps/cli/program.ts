import { type Readable } from 'node:stream';
import { Argument, Command } from 'commander';
import { type AuditRange, type Moment } from '#application';
import { LOG_ACTIONS, type LogAction } from './log/log-actions.js';
import { type WitnessOptions } from './witness/witness.js';
import { type ChangesOptions } from './commands/changes.js';
import { type LineageOptions } from './commands/lineage.js';
import { type WhatIfOptions } from './commands/what-if.js';
import { type EvidenceOptions } from './evidence/evidence.js';
import { type VerifyEvidenceOptions } from './evidence/verify-evidence.js';
import { type ForgetOptions } from './forget/forget.js';
import { type ExitStatus } from './session/failure.js';
import { type ClockOptions, type MomentOptions } from './session/moment.js';
import { type Missing } from './session/session.js';
import { type Terminal } from './terminal/terminal.js';
import { OF_ONE_ALLIANCE, type Work } from './of-one-alliance.js';

export interface Dependencies {
  readonly terminal: Terminal;
  readonly stdin: Readable;
  readonly env: NodeJS.ProcessEnv;
  readonly version: string;
}

/** What every command that looks at the past may be asked with. */
interface Asked extends ClockOptions {
  readonly json?: boolean;
}

/**
 * What there is to type, and what does it. Each command is loaded when it is run: nobody waits for the stores
 * to read a line of help.
 * @param end is told how a command ended
 */
export function program(
  { terminal, stdin, env, version }: Dependencies,
  end: (status: ExitStatus) => void,
): Command {
  const on = async (json: boolean | undefined, work: Work, missing: Missing = 'refuse'): Promise<void> => {
    const { withSession } = await import('./session/session.js');
    const { withSuggestions } = await import('./session/with-suggestions.js');
    const asked = { ...terminal, json: json === true };
    end(
      await withSession(env, missing, (session) =>
        withSuggestions(session, asked, () => work(session, asked)),
      ),
    );
  };
  const at = async (
    json: boolean | undefined,
    clocks: ClockOptions,
    work: (moment: Moment, ...session: Parameters<Work>) => ReturnType<Work>,
  ): Promise<void> => {
    const { clocksOf } = await import('./session/moment.js');
    const moment = clocksOf(clocks);
    await on(json, (...session) => work(moment, ...session));
  };
  const entente = new Command('entente')
    .description('What informal alliances promised and delivered, and what that says about trust.')
    .version(version)
    .configureHelp({ helpWidth: terminal.layout.columns })
    .addHelpText(
      'after',
      '\nIt works on the files in DATA_DIR (./data), whether or not a service is running.',
    );
  const command = (name: string, description: string): Command =>
    entente.command(name).description(description).option('--json', 'the answer as JSON, for programs');
  /** One that may look at another moment than now. */
  const reading = (name: string, description: string): Command =>
    command(name, description)
      .option('--known-at <instant>', 'as it was known: what was recorded until then')
      .option('--as-of <date>', 'as it was: what happened until the end of then, as far as it is known');

  command('import', 'record the CloudEvents of files, one a line or in a JSON array')
    .argument('<file...>', 'the files; - is standard input')
    .option('--dry-run', 'say what would be recorded, and record nothing')
    .action(async (files: string[], { json, dryRun = false }: { json?: boolean; dryRun?: boolean }) => {
      const { importFiles } = await import('./import/import-files.js');
      const work: Work = (session, asked) => importFiles(files, dryRun, session, asked, stdin);
      await on(json, work, dryRun ? 'pretend' : 'make');
    });
  reading('list', 'every alliance: who is in it, its phase, its trust and what is open').action(
    async ({ json, ...clocks }: Asked) => {
      const { list } = await import('./commands/list.js');
      await at(json, clocks, list);
    },
  );
  for (const [name, description, load] of OF_ONE_ALLIANCE)
    reading(name, description)
      .argument('<alliance>', 'its id')
      .action(async (allianceId: string, { json, ...clocks }: Asked) => {
        const show = await load();
        await at(json, clocks, (...asked) => show(allianceId, ...asked));
      });
  reading('trust', 'the trust timeline of an alliance, of a partner in it or of a pair')
    .argument('<alliance>', 'its id')
    .option('--debtor <partner>', 'whose promises')
    .option('--creditor <partner>', 'to whom, beside --debtor')
    .action(
      async (
        allianceId: string,
        { json, knownAt, asOf, ...key }: Asked & { debtor?: string; creditor?: string },
      ) => {
        const { trust } = await import('./commands/trust.js');
        await at(json, { knownAt, asOf }, (...asked) => trust(allianceId, key, ...asked));
      },
    );
  reading('track-record', 'what is known of a partner over all its alliances')
    .argument('<partner>', 'its id: the same partner in every alliance')
    .action(async (partnerId: string, { json, ...clocks }: Asked) => {
      const { trackRecord } = await import('./commands/track-record.js');
      await at(json, clocks, (...asked) => trackRecord(partnerId, ...asked));
    });
  reading('scorecard', 'the dimensions of an alliance side by side')
    .argument('<alliance>', 'its id')
    .option('--explain', 'with the events that each dimension comes from')
    .action(
      async (allianceId: string, { json, explain = false, ...clocks }: Asked & { explain?: boolean }) => {
        const { scorecard } = await import('./commands/scorecard.js');
        await at(json, clocks, (moment, ...asked) => scorecard(allianceId, moment, explain, ...asked));
      },
    );
  reading('portfolio', 'all alliances side by side').action(async ({ json, ...clocks }: Asked) => {
    const { portfolio } = await import('./commands/portfolio.js');
    await at(json, clocks, portfolio);
  });
  reading('changes', 'what was learnt of an alliance, or happened, between two instants, and what it changed')
    .argument('<alliance>', 'its id')
    .requiredOption('--from <date>', 'from the beginning of this on; after it, if it is an instant')
    .option('--to <date>', 'up to the end of this; without, now')
    .option('--clock <clock>', 'recorded or occurred', 'recorded')
    .action(async (allianceId: string, { json, knownAt, asOf, ...range }: Asked & ChangesOptions) => {
      const { changes } = await import('./commands/changes.js');
      await at(json, { knownAt, asOf }, (...asked) => changes(allianceId, range, ...asked));
    });
  reading(
    'lineage',
    'where a figure of an alliance comes from: what it takes, the rule, and the events behind it',
  )
    .argument('<alliance>', 'its id')
    .argument('[figure]', 'like trust, scorecard.delivery or warning-signs.W2', 'trust')
    .option('--debtor <partner>', 'whose trust')
    .option('--creditor <partner>', 'towards whom, beside --debtor')
    .option('--position <position>', 'of a point of the trust timeline; without, what trust has come to')
    .option('--prov', 'as PROV-JSON')
    .action(
      async (
        allianceId: string,
        figure: string,
        { json, knownAt, asOf, ...options }: Asked & LineageOptions,
      ) => {
        const { lineage } = await import('./commands/lineage.js');
        await at(json, { knownAt, asOf }, (...asked) => lineage(allianceId, figure, options, ...asked));
      },
    );
  reading('what-if', 'what the figures of an alliance would be otherwise; records nothing')
    .argument('<alliance>', 'its id')
    .option('--without <event...>', 'without events, by their ids, and what builds on them')
    .option('--event <file...>', 'with the events of files, as for import; - is standard input')
    .option('--policy <policy>', 'under another trust policy: the name of a preset, or its values as JSON')
    .option('--figure <name...>', 'of these figures, like trust or scorecard; without, of those that differ')
    .option('--debtor <partner>', 'whose trust')
    .option('--creditor <partner>', 'towards whom, beside --debtor')
    .option('--flip', 'only what would flip the band of trust')
    .action(async (allianceId: string, { json, knownAt, asOf, ...options }: Asked & WhatIfOptions) => {
      const { whatIf } = await import('./commands/what-if.js');
      await at(json, { knownAt, asOf }, (...asked) => whatIf(allianceId, options, ...asked, stdin));
    });
  reading('due', 'the commitments that are overdue or fall due soon, in all alliances')
    .option('--within <days>', 'how soon', '7')
    .action(async ({ json, within, ...clocks }: Asked & { within: string }) => {
      const { due } = await import('./commands/due.js');
      await at(json, clocks, (...asked) => due(within, ...asked));
    });
  reading('replay', 'an alliance and its commitments as the events make them, now or at another moment')
    .argument('<alliance>', 'its id')
    .option('--until-revision <number>', 'after the event with this number, from 0')
    .option('--step', 'every event on the way, in plain words; at a terminal, one after the other')
    .option('--backwards', 'the same from the last event back, and what undoing each changes')
    .action(
      async (
        allianceId: string,
        { json, step, backwards, ...moment }: MomentOptions & Asked & { step?: boolean; backwards?: boolean },
      ) => {
        const { momentOf } = await import('./session/moment.js');
        const { replay } = await import('./replay/replay.js');
        const until = momentOf(moment);
        const direction = backwards === true ? 'backwards' : step === true ? 'forwards' : undefined;
        await on(json, (...session) => replay(allianceId, until, direction, ...session));
      },
    );
  command('forget', 'erase the personal texts of somebody for good: it cannot be undone')
    .argument('<subject>', 'a partner’s id; a person as events name them; or `alliance`, for its own text')
    .requiredOption('--reason <text>', 'why: it stays on record')
    .option('--alliance <id>', 'only in this alliance; without, in all')
    .action(async (subject: string, { json, ...options }: { json?: boolean } & ForgetOptions) => {
      const { forget } = await import('./forget/forget.js');
      await on(json, (...session) => forget(subject, options, env, ...session));
    });
  command('verify', 'check that nothing was altered: events, the log, and the read models that they make')
    .argument('[alliance]', 'its id; without, everything')
    .option('--resume <file>', 'write down in it how far this has got, and go on from there')
    .action(async (allianceId: string | undefined, { json, resume }: { json?: boolean; resume?: string }) => {
      const { verify } = await import('./verify/verify.js');
      await on(json, (...session) => verify({ allianceId, resume }, env, ...session));
    });
  command('evidence', 'write all events of an alliance with proofs of them, to be checked elsewhere')
    .argument('<alliance>', 'its id')
    .option('--out <file>', 'where to; without, it is printed')
    .option('--purpose <words>', 'why, for the audit trail')
    .action(async (allianceId: string, { json, ...options }: EvidenceOptions & { json?: boolean }) => {
      const { evidence } = await import('./evidence/evidence.js');
      await on(json, (...session) => evidence(allianceId, options, env, ...session));
    });
  command('verify-evidence', 'check evidence with public keys alone')
    .argument('<file>', 'what `evidence` wrote')
    .option('--key <key>', 'the public key of a log that is trusted; again for another', collected, [])
    .option(
      '--policy <file>',
      'the logs that are trusted, and whose cosignatures it takes (C2SP tlog-policy)',
    )
    .action(
      async (file: string, { json = false, ...options }: VerifyEvidenceOptions & { json?: boolean }) => {
        const { verifyEvidence } = await import('./evidence/verify-evidence.js');
        end(verifyEvidence(file, options, { ...terminal, json }));
      },
    );
  command('audit', 'who was handed out recorded events, when, and why')
    .option('--from <date>', 'from the beginning of this on; without, of the month of --to')
    .option('--to <date>', 'up to the end of this; without, now')
    .option('--caller <name>', 'only what this caller was handed out')
    .option('--alliance <id>', 'only what was handed out of this alliance')
    .action(
      async ({
        json,
        alliance: allianceId,
        ...range
      }: AuditRange & { json?: boolean; alliance?: string }) => {
        const { audit } = await import('./commands/audit.js');
        await on(json, (...session) => audit({ ...range, allianceId }, ...session));
      },
    );
  command('rebuild', 'make the read models anew from the events')
    .argument('[projection]', 'a projection or a read model; without, all')
    .action(async (name: string | undefined, { json }: { json?: boolean }) => {
      const { rebuild } = await import('./commands/rebuild.js');
      await on(json, (...session) => rebuild(name, ...session));
    });
  command('quarantine', 'the alliances that a projection could not handle, and why')
    .option('--retry', 'try them again')
    .action(async ({ json, retry = false }: { json?: boolean; retry?: boolean }) => {
      const { quarantine } = await import('./commands/quarantine.js');
      await on(json, (...session) => quarantine(retry, ...session));
    });
  command('copy', 'copy every event into another store, and compare the two')
    .option('--from <place>', 'a data folder, its events.db, or esdb://…; without, the store of the settings')
    .option('--to <place>', 'the same')
    .action(async ({ from, to, json = false }: { json?: boolean; from?: string; to?: string }) => {
      const { copy } = await import('./copy/copy.js');
      end(await copy({ from, to }, env, { ...terminal, json }));
    });
  command('log', 'the transparency log: sign a checkpoint, say which keys sign, or have another key sign')
    .addArgument(new Argument('<action>').choices(LOG_ACTIONS))
    .action(async (action: LogAction, { json = false }: { json?: boolean }) => {
      const { log } = await import('./log/log.js');
      end(await log(action, env, { ...terminal, json }));
    });
  command('witness', 'cosign the checkpoints of logs, and refuse those that do not continue what was seen')
    .requiredOption('--name <name>', 'of the witness, such as museum.example/w1')
    .option('--log <key...>', 'the keys of the logs; without any, its own keys are printed')
    .option('--folder <folder>', 'for its keys and what it has seen', './witness')
    .option('--host <address>', 'to listen on', '127.0.0.1')
    .option('--port <port>', 'to listen on; 0: any that is free', '3100')
    .action(async ({ json = false, ...options }: WitnessOptions & { json?: boolean }) => {
      const { witness } = await import('./witness/witness.js');
      end(await witness(options, { ...terminal, json }));
    });
  entente
    .command('demo')
    .description('record the samples in ./data-demo, and show what they say')
    .action(async () => {
      const { demo } = await import('./demo/demo.js');
      end(await demo(env, stdin, terminal));
    });
  return entente;
}

/** What an option is given, each time that it is. */
const collected = (given: string, before: readonly string[]): string[] => [...before, given];
