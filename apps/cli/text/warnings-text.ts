import { type WarningSignsView } from '#domain';
import { dayOf } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';

/** Warning signs as people read them: what was found, the worst first, and what to do about it. */
export function warningsText(
  { allianceId, name: alliance, asOf, findings }: WarningSignsView & { readonly name: string },
  layout: Layout,
): string {
  const title = layout.paint.bold(`Warning signs of ${alliance} (${allianceId}), as of ${dayOf(asOf)}`);
  if (findings.length === 0) return `${title}\n\nNone.`;
  const sorted = findings.toSorted((a, b) => rank(a.level) - rank(b.level));
  return [
    title,
    ...sorted.flatMap(({ sign, name, level, text, advice, proposal }) => [
      '',
      `${level === 'red' ? layout.paint.red(level) : layout.paint.yellow(level)}  ${sign} ${name}: ${text}`,
      `  ${advice}`,
      ...(proposal === undefined ? [] : [`  If they agree, record ${proposal}.`]),
    ]),
  ].join('\n');
}

function rank(level: WarningSignsView['findings'][number]['level']): number {
  return level === 'red' ? 0 : 1;
}
