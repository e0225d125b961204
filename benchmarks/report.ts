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

function row({ figure }: Reported, finding: Finding): string {
  const cells = [
    `${figure.title}: ${finding.what}`,
    finding.subject,
    finding.floor ?? '',
    valueOf(finding),
    wanted(finding),
    isMet(finding) ? 'yes' : '**no**',
  ];
  return `| ${cells.join(' | ')} |`;
}

function rowsOf(reported: Reported): readonly string[] {
  const { figure, measured } = reported;
  if (measured.leftOut !== undefined) return [`| ${figure.title} | left out: ${measured.leftOut} | | | | |`];
  return measured.findings.map((finding) => row(reported, finding));
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${memory} GiB, ${platform()} ${release()}, Node ${process.versions.node}`;
}

/** What `docs/reference/performance.md` says of a run, up to what people write under it. */
export function report(reported: readonly Reported[], rounds: number, date: string): string {
  const rows = reported.flatMap((each) => rowsOf(each));
  const methods = reported.flatMap(({ figure, measured: { notes = [] } }) => [
    `**${figure.title}** (\`npm run bench -- --only ${figure.name}\`). ${figure.method}`,
    ...(notes.length === 0 ? [] : [notes.join(' ')]),
  ]);
  return `# Performance

What \`npm run bench\` measured, each figure beside its floor: the least that anything doing the same could cost on the
same machine in the same run. Each number is the median of ${rounds} rounds or more, in which floor and subject take
turns; a ratio is the median of the ratios of the rounds. Load generator, service and floor are processes of their
own; together they have the machine's cores.

- Machine: ${machine()}
- Date: ${date}

| Figure | Measured | Floor | Ratio | Wanted | Met |
|---|---|---|---|---|---|
${rows.join('\n')}

## What is measured

${methods.join('\n\n')}
`;
}
