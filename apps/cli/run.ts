import { CommanderError } from 'commander';
import { InvalidConfiguration, problemOf } from '#runtime';
import { EXIT, type ExitStatus, Failure } from './failure.js';
import { program } from './program.js';
import { terminalOf } from './terminal.js';

/** Runs a command line. @returns its exit status: whatever goes wrong is said on standard error */
export async function run({ argv, env, stdin, stdout, stderr }: NodeJS.Process): Promise<ExitStatus> {
  const terminal = terminalOf({ env, stdout, stderr });
  let status: ExitStatus = EXIT.good;
  const entente = program({ terminal, stdin, env }, (ended) => (status = ended));
  for (const command of [entente, ...entente.commands]) {
    command
      .exitOverride()
      .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) });
  }
  try {
    await entente.parseAsync(argv);
    return status;
  } catch (error) {
    return ended(error, terminal.note);
  }
}

function ended(error: unknown, note: (text: string) => void): ExitStatus {
  // What commander has to say, it has said.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.good : EXIT.usage;
  if (error instanceof Failure || error instanceof InvalidConfiguration) {
    note(error.message);
    return error instanceof Failure ? error.status : EXIT.usage;
  }
  const foreseen = problemOf(error);
  note(foreseen?.detail ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)));
  return EXIT.data;
}
