import { type Finding, isMet } from './figure.js';
import { ratioOf, type Reported, type Run, wanted } from './run.js';

/** One line for a terminal. */
export function line({ figure: { title }, measured: { findings, leftOut } }: Reported): string {
  if (leftOut !== undefined) return `${title}: left out, for ${leftOut}.`;
  return `${title}: ${findings.map(told).join('; ')}.`;
}

function told(finding: Finding): string {
  const { what, subject, floor } = finding;
  const against = floor === undefined ? '' : ` beside ${floor}, ${ratioOf(finding)}`;
  return `${what} ${subject}${against} (${isMet(finding) ? '' : 'not '}${wanted(finding)})`;
}

const verdict = (met: boolean | undefined): string => (met === undefined ? '' : met ? 'yes' : '**no**');

/** The page up to what is said of each figure. */
export function tableOf({ machine, date, revision, rounds, rows }: Run): string {
  const cells = rows.map(({ figure, measured, floor, ratio, wanted, met }) =>
    [figure, measured, floor, ratio, wanted, verdict(met)].join(' | '),
  );
  return `# Performance

What \`npm run bench\` measured, each figure beside its floor: the least that anything doing the same could cost on the
same machine in the same run. Each number is the median of ${rounds} rounds or more, in which floor and subject take
turns; a ratio is the median of the ratios of the rounds, with the smallest and the greatest of them. Load generator,
service and floor are processes of their own; together they have the machine's cores.

\`npm run bench -- --short\` takes about two minutes, measures less, and fails where a ratio is worse than here by more
than a quarter.

- Machine: ${machine}
- Date: ${date}
- Revision: ${revision}

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
