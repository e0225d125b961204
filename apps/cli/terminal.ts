import { type Layout, paint } from './text/paint.js';

const USUAL_COLUMNS = 100;

/** Where a command's words go. */
export interface Terminal {
  /** The answer: what a program would read. */
  print(text: string): void;
  /** What goes wrong or is under way: never part of the answer. */
  note(text: string): void;
  readonly layout: Layout;
  /** The stream a progress bar moves on; none where nobody watches. */
  readonly progress?: NodeJS.WriteStream;
}

/** The terminal of a process: colours only on a terminal, and not with `NO_COLOR`; a bar only on a terminal. */
export function terminalOf({
  stdout,
  stderr,
  env,
}: Pick<NodeJS.Process, 'stdout' | 'stderr' | 'env'>): Terminal {
  const wanted = (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  return {
    print: (text) => stdout.write(`${text}\n`),
    note: (text) => stderr.write(`${text}\n`),
    layout: { columns: stdout.columns ?? USUAL_COLUMNS, paint: paint(stdout.isTTY && wanted) },
    ...(stderr.isTTY ? { progress: stderr } : {}),
  };
}
