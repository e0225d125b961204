import { type ChangesAnswer } from '#application';
import { counted } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';
import { figures, table } from '../terminal/table.js';

/** What changed from one instant to another: each figure, then each event with its part of it. */
export function changesText(changes: ChangesAnswer & { readonly name: string }, layout: Layout): string {
  const { allianceId, name, clock, from, to, events } = changes;
  const verb = clock === 'recorded' ? 'was learnt of' : 'happened in';
  return [
    layout.paint.bold(`What ${verb} ${name} (${allianceId}) from ${from} to ${to}`),
    '',
    changes.figures.length === 0
      ? 'No figure changed.'
      : table(
          ['Figure', ...['From', 'To', 'Change', 'Of it ageing'].map(figures)],
          changes.figures.map((one) => [
            one.figure,
            one.from === undefined ? '–' : shown(one.from),
            one.to === undefined ? '–' : shown(one.to),
            shown(one.difference),
            shown(one.ageing),
          ]),
          layout,
        ),
    '',
    ...(events.length === 0
      ? []
      : [
          table(
            ['Happened', 'Recorded', 'What happened, and what it changed'],
            events.map(({ occurredOn, recordedAt, type, text, changes: parts }) => [
              occurredOn,
              recordedAt,
              [
                text ?? type,
                ...parts.map(({ figure, change }) => ({
                  text: `${figure} ${signed(change)}`,
                  paint: layout.paint.cyan,
                })),
              ],
            ]),
            layout,
          ),
          '',
        ]),
    `${counted(events.length, 'event')}.`,
  ].join('\n');
}

/** As far as four places go. */
const shown = (value: number): string => String(Math.round(value * 10_000) / 10_000).replace('-', '−');
const signed = (value: number): string => (value > 0 ? `+${shown(value)}` : shown(value));
