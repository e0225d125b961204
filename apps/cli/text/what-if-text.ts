import { type WhatIfAnswer } from '#application';
import { counted } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';
import { figures, table } from '../terminal/table.js';
import { scoreText } from './score-text.js';

type Told = WhatIfAnswer & { readonly name: string; readonly onlyFlips: boolean };

/** What would be otherwise: the figures, the score, the points, and what would flip its band. */
export function whatIfText({ allianceId, name, asOf, onlyFlips, ...told }: Told, layout: Layout): string {
  const { trust, without } = told;
  const flips = [flipText('kept', trust), flipText('missed', trust)].join('\n');
  const title = layout.paint.bold(`What if, in ${name} (${allianceId}), as of ${asOf}`);
  if (onlyFlips) return `${title}\n\n${flips}`;
  return [
    title,
    ...(without.length === 0
      ? []
      : ['', `Left out, with what builds on it: ${counted(without.length, 'event')}.`]),
    '',
    told.figures.length === 0
      ? 'No figure would differ.'
      : table(
          ['Figure', ...['As it is', 'As it would be', 'Difference'].map(figures)],
          told.figures.map(({ figure, from, to, difference }) => [
            figure,
            shown(from),
            shown(to),
            shown(difference),
          ]),
          layout,
        ),
    ...pointsText(trust.points, layout),
    '',
    `As it is: ${scoreText(trust.before, layout)}.`,
    `As it would be: ${scoreText(trust.after, layout)}.`,
    flips,
  ].join('\n');
}

function pointsText(points: WhatIfAnswer['trust']['points'], layout: Layout): string[] {
  if (points.length === 0) return [];
  const rows = points.map(({ occurredOn, type, before, after }) => [
    occurredOn,
    type,
    shown(before?.E),
    shown(after?.E),
    after?.band ?? '–',
  ]);
  return ['', table(['When', 'Point', figures('Trust'), figures('Would be'), 'Band'], rows, layout)];
}

function flipText(by: 'kept' | 'missed', { flips, after }: WhatIfAnswer['trust']): string {
  const flip = flips[by];
  if (flip === undefined) return `No promise ${by} would make ${after.band} anything else.`;
  const { promises, weight, band } = flip;
  const one = weight === undefined ? 'no single one would' : `or one of weight ${weight}`;
  return `${counted(promises, 'promise')} of weight 1 ${by}, ${one}, would make ${after.band} ${band}.`;
}

/** As far as four places go. */
function shown(value: number | undefined): string {
  return value === undefined ? '–' : String(Math.round(value * 10_000) / 10_000).replace('-', '−');
}
