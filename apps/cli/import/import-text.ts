import { type Problem, type ProblemPlace } from '#runtime';
import { counted, whole } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';
import { figures, table } from '../terminal/table.js';

/** What became of the events of one file. */
export interface FileTally {
  readonly file: string;
  readonly recorded: number;
  readonly duplicate: number;
  readonly rejected: number;
}

/** An event that was refused, and why. */
export interface Refusal {
  readonly where: string;
  /** The event's own id, where it has one. */
  readonly id?: string;
  readonly problem: Problem;
}

/** What an import did, or with `dryRun` would do, in a table and a sentence. */
export function importText(
  { files: tallies, dryRun }: { readonly files: readonly FileTally[]; readonly dryRun: boolean },
  layout: Layout,
): string {
  const rows = tallies.map(({ file, recorded, duplicate, rejected }) => [
    file,
    whole(recorded),
    whole(duplicate),
    rejected === 0 ? '0' : { text: whole(rejected), paint: layout.paint.red },
  ]);
  return [
    table(
      ['File', ...[dryRun ? 'Would record' : 'Recorded', 'Already here', 'Refused'].map(figures)],
      rows,
      layout,
    ),
    '',
    sentence(tallies, dryRun),
  ].join('\n');
}

function sentence(tallies: readonly FileTally[], dryRun: boolean): string {
  const recorded = tallies.reduce((sum, tally) => sum + tally.recorded, 0);
  const rejected = tallies.reduce((sum, tally) => sum + tally.rejected, 0);
  const done = dryRun
    ? `${counted(recorded, 'event')} would be recorded; nothing was.`
    : `${counted(recorded, 'event')} recorded.`;
  return rejected === 0 ? done : `${done} ${counted(rejected, 'event')} refused: see above.`;
}

/** `quad.ndjson:7 (meeting-2022-kept): unknown-commitment: …`, and below it what is wrong where. */
export function refusalText({ where, id, problem }: Refusal): string {
  const named = id === undefined ? where : `${where} (${id})`;
  if (problem.errors !== undefined)
    return [`${named}: ${problem.title}`, ...problem.errors.map(placeText)].join('\n');
  return `${named}: ${problem.rule === undefined ? '' : `${problem.rule}: `}${problem.detail}`;
}

function placeText(place: ProblemPlace): string {
  const at = 'pointer' in place ? place.pointer : 'parameter' in place ? place.parameter : place.header;
  return `  ${at === '' ? 'the event' : at} ${place.detail}`;
}
