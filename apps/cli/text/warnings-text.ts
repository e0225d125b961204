import { type WarningSignsView } from '#domain';
import { dayOf } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';
import { table } from '../terminal/table.js';

/** Warning signs as people read them: what was found, the worst first, and what to do about it. */
export function warningsText(
  { allianceId, name: alliance, asOf, findings }: WarningSignsView & { readonly name: string },
  layout: Layout,
): string {
  const title = layout.paint.bold(`Warning signs of ${alliance} (${allianceId}), as of ${dayOf(asOf)}`);
  if (findings.length === 0) return `${title}\n\nNone.`;
  const sorted = findings.toSorted((a, b) => rank(a.level) - rank(b.level));
  const rows = sorted.map(({ sign, name, level, text, advice, proposal }) => [
    { text: level, paint: level === 'red' ? layout.paint.red : layout.paint.yellow },
    [
      `${sign} ${name}: ${text}`,
      advice,
      ...(proposal === undefined ? [] : [`If they agree, record ${proposal}.`]),
      '',
    ],
  ]);
  return `${title}\n\n${table(['', ''], rows, layout).trimEnd()}`;
}

function rank(level: WarningSignsView['findings'][number]['level']): number {
  return level === 'red' ? 0 : 1;
}
