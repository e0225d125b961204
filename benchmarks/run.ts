import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, platform, release, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Figure, type Finding, isMet, type Measured } from './figure.js';

export interface Reported {
  readonly figure: Figure;
  readonly measured: Measured;
}

/** A finding as it is recorded beside the page, so that whoever quotes it can be held to it. */
interface Row {
  readonly figure: string;
  readonly measured: string;
  readonly floor: string;
  /** The median, and the smallest and the greatest of the rounds. */
  readonly ratio: string;
  readonly wanted: string;
  readonly met: boolean | undefined;
  /** What later short runs are held to; none where they are not. */
  readonly value?: number;
}

/** What is recorded of a run. */
export interface Run {
  readonly machine: string;
  /** YYYY-MM-DD */
  readonly date: string;
  /** What git calls it; `changed` where files differed from it. */
  readonly revision: string;
  readonly rounds: number;
  readonly rows: readonly Row[];
}

/** Of the last whole run. This is compiled into `dist`. */
const FILE = fileURLToPath(new URL('../../docs/reference/performance.json', import.meta.url));
/** How much worse than the last whole run a short one may be: a quarter. */
const TOLERANCE = 0.25;

export const wanted = ({ bound }: Pick<Finding, 'bound'>): string =>
  'atLeast' in bound ? `at least ${bound.atLeast}` : `at most ${bound.atMost}`;

export function ratioOf({ value, floor, spread }: Finding): string {
  if (floor === undefined) return '';
  const range = spread === undefined ? '' : ` (${spread.least.toFixed(2)} to ${spread.most.toFixed(2)})`;
  return `${value.toFixed(2)}${range}`;
}

export function runOf(reported: readonly Reported[], rounds: number): Run {
  const date = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
  return { machine: machine(), date, revision: revision(), rounds, rows: reported.flatMap(rowsOf) };
}

export const lastRun = async (): Promise<Run> => JSON.parse(await readFile(FILE, 'utf8')) as Run;

export async function write(run: Run): Promise<void> {
  await writeFile(FILE, `${JSON.stringify(run, undefined, 2)}\n`);
}

/** What is worse than it was by more than a quarter, a sentence each. Ratios alone are compared: machines differ. */
export function regressionsSince(last: Run, { rows }: Pick<Run, 'rows'>): readonly string[] {
  return rows.flatMap(({ figure, value, wanted: bound }) => {
    const before = last.rows.find((row) => row.figure === figure)?.value;
    if (value === undefined || before === undefined || !isWorse(value, before, bound)) return [];
    return [
      `${figure}: ${value.toFixed(2)} of its floor, where the last whole run had ${before.toFixed(2)}.`,
    ];
  });
}

function isWorse(value: number, before: number, bound: string): boolean {
  return bound.startsWith('at least') ? value < before * (1 - TOLERANCE) : value > before * (1 + TOLERANCE);
}

function rowsOf({ figure: { title }, measured: { findings, leftOut } }: Reported): readonly Row[] {
  if (leftOut !== undefined)
    return [
      { figure: title, measured: `left out: ${leftOut}`, floor: '', ratio: '', wanted: '', met: undefined },
    ];
  return findings.map((finding) => ({
    figure: `${title}: ${finding.what}`,
    measured: finding.subject,
    floor: finding.floor ?? '',
    ratio: ratioOf(finding),
    wanted: wanted(finding),
    met: isMet(finding),
    ...(finding.floor !== undefined && finding.erratic === undefined && { value: finding.value }),
  }));
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${memory} GiB, ${platform()} ${release()}, Node ${process.versions.node}`;
}

function revision(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') === '' ? '' : ', changed';
    return `${git('rev-parse', '--short', 'HEAD')}${changed}`;
  } catch {
    return 'unknown';
  }
}
