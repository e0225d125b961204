import type { ScorecardAnswer } from '#application';
import { dayOf } from './figures.js';
import type { Layout } from './paint.js';
import { table } from './table.js';

type Dimension = ScorecardAnswer['dimensions'][number];

/** A scorecard as people read it: a line a dimension, the lowest one named, and no overall score. */
export function scorecardText(
  { allianceId, asOf, dimensions, headline }: ScorecardAnswer,
  layout: Layout,
): string {
  const rows = dimensions.map((dimension) => [
    dimension.dimension,
    dimension.score === undefined ? '–' : dimension.score.toFixed(0),
    dimension.state.replace('-', ' '),
    told(dimension.figures),
  ]);
  return [
    layout.paint.bold(`Scorecard of ${allianceId}, as of ${dayOf(asOf)}`),
    '',
    table(
      [
        { title: 'Dimension' },
        { title: 'Of 100', align: 'right' },
        { title: '' },
        { title: 'What it rests on', flexible: true },
      ],
      rows,
      layout,
    ),
    '',
    headline === undefined ? 'There are no data yet.' : `The lowest is ${headline}: begin there.`,
    ...dimensions.flatMap(causes),
  ].join('\n');
}

function causes({ dimension, events }: Dimension): string[] {
  if (events === undefined || events.length === 0) return [];
  return [
    '',
    `${dimension}:`,
    ...events.map(({ eventId, type, occurredOn, text }) => `  ${occurredOn}  ${text ?? type}  (${eventId})`),
  ];
}

/** `outcomes 3, weight 2.5, weakestPair ann > ben`: the figures of a dimension in a line. */
function told(figures: object): string {
  return Object.entries(figures)
    .flatMap(([name, value]) => {
      const text = valueOf(value);
      return text === undefined ? [] : [`${inWords(name)} ${text}`];
    })
    .join(', ');
}

function valueOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if ('debtor' in value && 'creditor' in value) return `${String(value.debtor)} > ${String(value.creditor)}`;
  return 'gap' in value ? valueOf(value.gap) : undefined;
}

/** `medianDaysLate` is `median days late`. */
function inWords(name: string): string {
  return name.length === 1 ? name : name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
