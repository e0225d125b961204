import { type Lifecycle } from '#application';
import { counted, dayOf, whole } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';
import { figures, table } from '../terminal/table.js';

export interface ToldLifecycle extends Pick<Lifecycle, 'phases' | 'entries'> {
  readonly title: string;
}

/** A lifecycle history as people read it: the phases, then every entry in order, with where it comes from. */
export function lifecycleText({ title, phases, entries }: ToldLifecycle, layout: Layout): string {
  const days = [...new Set(entries.map(({ recordedAt }) => dayOf(recordedAt)))];
  const recorded = days.length === 1 ? `, recorded on ${days.join()}` : '';
  return [
    layout.paint.bold(title),
    '',
    phasesTable(phases, entries, layout),
    '',
    entriesTable(entries, days.length > 1, layout),
    '',
    `${counted(entries.length, 'fact')}${recorded}.`,
  ].join('\n');
}

function phasesTable(phases: Lifecycle['phases'], entries: Lifecycle['entries'], layout: Layout): string {
  const why = ({ endedBy }: Lifecycle['phases'][number]): string =>
    endedBy?.reason ?? entries.find(({ eventId }) => eventId === endedBy?.eventId)?.text ?? '';
  return table(
    ['Phase', 'From', 'To', figures('Days'), 'Why it ended'],
    phases.map((phase) => [phase.phase, phase.from, phase.to ?? 'now', whole(phase.days), why(phase)]),
    layout,
  );
}

/** @param recorded whether to tell when each was recorded */
function entriesTable(entries: Lifecycle['entries'], recorded: boolean, layout: Layout): string {
  const { dim } = layout.paint;
  return table(
    ['When', ...(recorded ? ['Recorded'] : []), 'What happened'],
    entries.map(({ occurredOn, recordedAt, text, source, amendedBy }) => [
      occurredOn,
      ...(recorded ? [dayOf(recordedAt)] : []),
      [
        amendedBy === undefined ? text : { text, paint: dim },
        ...(source === undefined ? [] : [{ text: `Source: ${source}`, paint: dim }]),
      ],
    ]),
    layout,
  );
}
