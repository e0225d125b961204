import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { dirname, join } from 'node:path';

const run = promisify(execFile);

/** A Python that has what `requirements.txt` names: `jest.config.js` leaves its tests out where none is given. */
const interpreter = (): string => {
  const { PYTHON_WITH_CLIENTS } = process.env;
  if (PYTHON_WITH_CLIENTS === undefined) throw new Error('PYTHON_WITH_CLIENTS names no interpreter.');
  return PYTHON_WITH_CLIENTS;
};

export interface Output {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program with its arguments, and answers whatever it says: a failure is an output, too. */
async function output(program: string, parameters: readonly string[], cwd?: string): Promise<Output> {
  try {
    const { stdout, stderr } = await run(program, parameters, {
      maxBuffer: 64 * 1024 * 1024,
      ...(cwd && { cwd }),
    });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: unknown; stdout?: string; stderr?: string };
    if (typeof code !== 'number') throw error;
    return { code, stdout, stderr };
  }
}

/** Runs a script of this folder, and parses the JSON it prints. */
export async function pythonScript<T>(script: string, parameters: readonly string[]): Promise<T> {
  const { code, stdout, stderr } = await output(interpreter(), [
    join('test/clients/python', script),
    ...parameters,
  ]);
  if (code !== 0) throw new Error(`${script} ended with ${code}.\n${stdout}${stderr}`);
  return JSON.parse(stdout) as T;
}

/** Runs a program that came with one of the packages. */
export function pythonProgram(name: string, parameters: readonly string[], cwd?: string): Promise<Output> {
  return output(join(dirname(interpreter()), name), parameters, cwd);
}
