import { cpus, platform, release, totalmem } from 'node:os';
import { type Figure, type Finding, type Measured, isMet } from './figure.js';

export interface Reported {
  readonly figure: Figure;
  readonly measured: Measured;
}

const wanted = ({ bound }: Finding): string =>
  'atLeast' in bound ? `at least ${bound.atLeast}` : `at most ${bound.atMost}`;

const valueOf = ({ value, floor }: Finding): string => (floor === undefined ? '' : value.toFixed(2));

/** One line, for a terminal. */
export function line({ figure }: Reported, finding: Finding): string {
  const against = finding.floor === undefined ? '' : ` beside ${finding.floor}: ${valueOf(finding)}`;
  const verdict = isMet(finding) ? 'met' : 'MISSED';
  return `${figure.title}, ${finding.what}: ${finding.subject}${against} (${wanted(finding)}: ${verdict})`;
}

/** A finding as it is kept beside the page, so that whoever quotes it can be held to it. */
interface Row {
  readonly figure: string;
  readonly measured: string;
  readonly floor: string;
  readonly ratio: string;
  readonly wanted: string;
  readonly met: boolean | undefined;
}

/** What is kept of a run, in `docs/reference/performance.json`. */
export interface Run {
  readonly machine: string;
  readonly date: string;
  readonly rounds: number;
  readonly rows: readonly Row[];
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
    ratio: valueOf(finding),
    wanted: wanted(finding),
    met: isMet(finding),
  }));
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${memory} GiB, ${platform()} ${release()}, Node ${process.versions.node}`;
}

export function runOf(reported: readonly Reported[], rounds: number, date: string): Run {
  return { machine: machine(), date, rounds, rows: reported.flatMap(rowsOf) };
}

const verdict = (met: boolean | undefined): string => (met === undefined ? '' : met ? 'yes' : '**no**');

/** The page up to what is said of each figure. */
export function tableOf({ machine, date, rounds, rows }: Run): string {
  const cells = rows.map(({ figure, measured, floor, ratio, wanted, met }) =>
    [figure, measured, floor, ratio, wanted, verdict(met)].join(' | '),
  );
  return `# Performance

What \`npm run bench\` measured, each figure beside its floor: the least that anything doing the same could cost on the
same machine in the same run. Each number is the median of ${rounds} rounds or more, in which floor and subject take
turns; a ratio is the median of the ratios of the rounds. Load generator, service and floor are processes of their
own; together they have the machine's cores.

- Machine: ${machine}
- Date: ${date}

| Figure | Measured | Floor | Ratio | Wanted | Met |
|---|---|---|---|---|---|
${cells.map((row) => `| ${row} |`).join('\n')}
`;
}

/** What `docs/reference/performance.md` says of a run, up to what people write under it. */
export function report(reported: readonly Reported[], run: Run): string {
  const methods = reported.flatMap(({ figure, measured: { notes = [] } }) => [
    `**${figure.title}** (\`npm run bench -- --only ${figure.name}\`). ${figure.method}`,
    ...(notes.length === 0 ? [] : [notes.join(' ')]),
  ]);
  return `${tableOf(run)}
## What is measured

${methods.join('\n\n')}
`;
}
