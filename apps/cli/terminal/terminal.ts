import { type Keyboard } from './keys.js';
import { type Layout, paint } from './paint.js';

/** Columns where no terminal says how many it has, and `COLUMNS` does not either. */
const USUAL_COLUMNS = 100;

/** Where a command's words go. */
export interface Terminal {
  /** The answer: what a program would read. */
  print(text: string): void;
  /** What goes wrong or is under way, never part of the answer; what it quotes of the record is `visible`. */
  note(text: string): void;
  /** Whether the answer is for a program. */
  readonly json: boolean;
  readonly layout: Layout;
  /** The stream a progress bar moves on; none where nobody watches. */
  readonly progress?: NodeJS.WriteStream;
  /** What somebody types on who sees the answer; none where nobody does. */
  readonly keyboard?: Keyboard;
}

/** The terminal of a process: colours only on a terminal, and not with `NO_COLOR`; a bar only on a terminal. */
export function terminalOf({
  stdin,
  stdout,
  stderr,
  env,
}: Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr' | 'env'>): Terminal {
  const wanted = (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  const columns = stdout.columns ?? (Number(env['COLUMNS']) || USUAL_COLUMNS);
  return {
    print: (text) => stdout.write(`${text}\n`),
    note: (text) => stderr.write(`${text}\n`),
    json: false,
    layout: { columns, paint: paint(stdout.isTTY && wanted) },
    ...(stderr.isTTY ? { progress: stderr } : {}),
    ...(stdin.isTTY && stdout.isTTY ? { keyboard: stdin } : {}),
  };
}
