import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { EXIT, type ExitStatus } from './session/failure.js';
import { installed } from './demo/installation.js';
import { program } from './program.js';
import { terminalOf } from './terminal/terminal.js';

/** Runs a command line. @returns its exit status: whatever goes wrong is said on standard error */
export async function run({ argv, env, stdin, stdout, stderr }: NodeJS.Process): Promise<ExitStatus> {
  const terminal = terminalOf({ env, stdin, stdout, stderr });
  let status: ExitStatus = EXIT.good;
  const entente = program({ terminal, stdin, env, version: version() }, (ended) => (status = ended));
  for (const command of [entente, ...entente.commands]) {
    command
      .exitOverride()
      .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) });
  }
  try {
    await entente.parseAsync(argv);
    return status;
  } catch (error) {
    return await ended(error, terminal.note);
  }
}

async function ended(error: unknown, note: (text: string) => void): Promise<ExitStatus> {
  // What commander has to say, it has said.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.good : EXIT.usage;
  const { failed } = await import('./session/failed.js');
  const { message, status } = failed(error);
  note(message);
  return status;
}

function version(): string {
  return (JSON.parse(readFileSync(installed('package.json'), 'utf8')) as { version: string }).version;
}
