import { counted, whole } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';
import { figures, table } from '../terminal/table.js';
import { type ChainedFrom } from './chain-check.js';
import { type Finding } from './finding.js';

export interface Verified {
  readonly events: number;
  /** Events without a hash of their own, recorded before there were any. */
  readonly unchained: number;
  /** Where the chain begins in streams that have such events. */
  readonly chainedFrom: readonly ChainedFrom[];
  /** Alliances whose read models were compared. */
  readonly alliances: number;
  readonly documents: number;
  /** Checkpoints of the log that agree with the events. */
  readonly checkpoints: number;
  readonly findings: readonly Finding[];
}

/** So many findings are told; of the others, how many there are. */
const TOLD = 20;

/** So many streams are named in which the chain begins later than the stream. */
const NAMED = 5;

/** What was looked at, and what was found. */
export function verifyText(verified: Verified, layout: Layout): string {
  const { events, unchained, chainedFrom, alliances, documents, checkpoints, findings } = verified;
  const lines = [
    `${counted(events, 'event')} read: each against its hash and the event before it.`,
    ...(unchained === 0 ? [] : [unchainedText(unchained, chainedFrom)]),
    `Checkpoints of the log that the events agree with: ${whole(checkpoints)}.`,
    `${counted(documents, 'document')} of ${counted(alliances, 'alliance')} made anew and compared.`,
  ];
  if (findings.length === 0) return [...lines, 'Nothing is wrong.'].join('\n');
  const rows = findings
    .slice(0, TOLD)
    .map(({ allianceId, stream, revision, readModel, document, field, problem }) => [
      allianceId ?? stream ?? '–',
      revision === undefined ? '–' : whole(revision),
      [readModel, document, field].filter((name) => name !== undefined).join(' '),
      { text: problem, paint: layout.paint.red },
    ]);
  const more = findings.length - rows.length;
  return [
    ...lines,
    '',
    table(['Alliance', figures('Revision'), 'Where', 'What is wrong'], rows, layout),
    ...(more > 0 ? [`… and ${counted(more, 'finding')} more.`] : []),
  ].join('\n');
}

function unchainedText(unchained: number, chainedFrom: readonly ChainedFrom[]): string {
  const named = chainedFrom
    .slice(0, NAMED)
    .map(({ stream, revision }) => `${stream} from revision ${revision}`);
  const more = chainedFrom.length - named.length;
  const begins = [...named, ...(more > 0 ? [counted(more, 'other stream')] : [])].join(', ');
  return (
    `${counted(unchained, 'event')} of them have no hash, because they were recorded before there were any.` +
    (begins === '' ? '' : ` The first event after them holds theirs: ${begins}.`)
  );
}
