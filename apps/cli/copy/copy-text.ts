import { counted, whole } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';
import { figures, table } from '../terminal/table.js';
import { type CopyResult } from './copy-events.js';

/** So many differences are told; of the others, how many there are. */
const TOLD = 20;

/** What was copied, and what the comparison found. */
export function copyText(
  result: CopyResult & { readonly from: string; readonly to: string },
  layout: Layout,
): string {
  const { from, to, copied, events, streams, same, others, digests, differences } = result;
  const lines = [
    `From ${from}`,
    `To   ${to}`,
    '',
    `${counted(copied, 'event')} copied, ${whole(Math.max(0, same.events - copied))} were there before.`,
    `Compared one by one: ${whole(same.events)} of ${counted(events, 'event')} and ` +
      `${whole(same.streams)} of ${counted(streams, 'stream')} agree.`,
  ];
  if (others > 0) lines.push(`The target has ${counted(others, 'stream')} more, which were left alone.`);
  if (differences.length === 0) return [...lines, `SHA-256 of both: ${digests.source}`].join('\n');
  const rows = differences
    .slice(0, TOLD)
    .map(({ stream, revision, why }) => [stream, whole(revision), { text: why, paint: layout.paint.red }]);
  const more = differences.length - rows.length;
  return [
    ...lines,
    '',
    table(['Stream', figures('First difference'), 'What'], rows, layout),
    ...(more > 0 ? [`… and ${counted(more, 'stream')} more.`] : []),
    ...(copied === 0 ? ['', 'Nothing was copied: the target holds other events than the source.'] : []),
  ].join('\n');
}
