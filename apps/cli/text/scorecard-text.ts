import { type ScorecardAnswer } from '#application';
import { dayOf } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';
import { figures, table } from '../terminal/table.js';
import { namesOf } from './parties.js';

type NameOf = ReturnType<typeof namesOf>;
type Dimension = ScorecardAnswer['dimensions'][number];

type Told = ScorecardAnswer & {
  readonly name: string;
  readonly partners: readonly { readonly partnerId: string; readonly name: string }[];
};

/** A scorecard as people read it: a line a dimension, the lowest one named, and no overall score. */
export function scorecardText(
  { allianceId, name, partners, asOf, dimensions, headline }: Told,
  layout: Layout,
): string {
  const rows = dimensions.map((dimension) => [
    dimension.dimension,
    dimension.score === undefined ? '–' : dimension.score.toFixed(0),
    dimension.state.replace('-', ' '),
    told(dimension.figures, namesOf(partners)),
  ]);
  return [
    layout.paint.bold(`Scorecard of ${name} (${allianceId}), as of ${dayOf(asOf)}`),
    '',
    table(['Dimension', figures('Of 100'), '', 'What it rests on'], rows, layout),
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

/** `outcomes 3, weight 2.5, weakest pair Ann → Ben`: the figures of a dimension in a line. */
function told(rests: object, nameOf: NameOf): string {
  return Object.entries(rests)
    .flatMap(([name, value]) => {
      const text = valueOf(value, nameOf);
      return text === undefined ? [] : [`${inWords(name)} ${text}`];
    })
    .join(', ');
}

function valueOf(value: unknown, nameOf: NameOf): string | undefined {
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if ('debtor' in value && 'creditor' in value)
    return `${nameOf(String(value.debtor))} → ${nameOf(String(value.creditor))}`;
  return 'gap' in value ? valueOf(value.gap, nameOf) : undefined;
}

/** `medianDaysLate` is `median days late`. */
function inWords(name: string): string {
  return name.length === 1 ? name : name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
