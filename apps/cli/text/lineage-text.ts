import { type LineageAnswer } from '#application';
import { type LineageValue } from '#domain';
import { type Layout } from '../terminal/paint.js';
import { table } from '../terminal/table.js';

type Input = LineageAnswer['inputs'][number];
type Values = Input['values'];

/** Where a figure comes from: what it says, the rule, the policies, and what it takes, each with the events behind it. */
export function lineageText(
  {
    allianceId,
    alliance,
    figure,
    asOf,
    values,
    rule,
    policies,
    inputs,
    events,
  }: LineageAnswer & {
    readonly alliance: string;
  },
  layout: Layout,
): string {
  const { bold, dim } = layout.paint;
  const numbers = new Map(events.map(({ eventId }, nth) => [eventId, nth + 1]));
  const rows = inputs.map(({ input, values: taken, events: behind }) => [
    input,
    told(taken),
    behind.map((eventId) => numbers.get(eventId)).join(' '),
  ]);
  return [
    bold(`Where ${figure} of ${alliance} (${allianceId}) comes from, as of ${asOf}`),
    '',
    told(values),
    '',
    `Rule ${rule.name}, version ${rule.version}:`,
    ...rule.formulas.map((formula) => `  ${formula}`),
    ...(rule.thresholds === undefined ? [] : [`  ${told(rule.thresholds)}`]),
    ...policies.map(({ occurredOn, policy }) => `Policy from ${occurredOn}: ${told({ ...policy })}`),
    '',
    ...(rows.length === 0 ? ['Nothing speaks to it.'] : [table(['What', 'Says', 'Events'], rows, layout)]),
    ...(events.length === 0 ? [] : ['', bold('Events'), eventsTable(events, layout, dim)]),
  ].join('\n');
}

function eventsTable(events: LineageAnswer['events'], layout: Layout, dim: (text: string) => string): string {
  return table(
    ['', 'Happened', 'Recorded', 'By', 'What'],
    events.map(({ occurredOn, recordedAt, recordedBy, type, text, amendedBy = [] }, nth) => [
      String(nth + 1),
      occurredOn,
      recordedAt,
      recordedBy,
      [
        text ?? type,
        ...amendedBy.map((one) => ({
          text: `${one.text ?? one.type}, recorded ${one.recordedAt}`,
          paint: dim,
        })),
      ],
    ]),
    layout,
  );
}

/** An event is told by its number in the table of events. */
function told(values: Values): string {
  return Object.entries(values)
    .filter(([name]) => name !== 'eventId')
    .map(([name, value]) => `${name} ${shown(value)}`)
    .join(', ');
}

/** Figures to six places: as far as they are ever compared. */
function shown(value: LineageValue): string {
  if (typeof value === 'number') return String(Math.round(value * 1e6) / 1e6).replace('-', '−');
  if (Array.isArray(value)) return `(${value.map(shown).join(', ')})`;
  return typeof value === 'object' && value !== null ? `(${told(value as Values)})` : String(value);
}
