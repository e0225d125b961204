import { counted, dayOf, whole } from './figures.js';
import type { Layout } from './paint.js';
import { table } from './table.js';

export interface LifecyclePhase {
  readonly phase: string;
  readonly from: string;
  readonly to?: string;
  readonly days: number;
  readonly endedBy?: { readonly eventId: string; readonly reason?: string };
}

export interface LifecycleEntry {
  readonly eventId: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly text: string;
  readonly source?: string;
}

export interface Lifecycle {
  readonly title: string;
  readonly phase: string;
  readonly phases: readonly LifecyclePhase[];
  readonly entries: readonly LifecycleEntry[];
}

/** A lifecycle history as people read it: the phases, then every entry in order, with where it comes from. */
export function lifecycleText(history: Lifecycle, layout: Layout): string {
  const { bold } = layout.paint;
  return [
    bold(history.title),
    '',
    phasesTable(history, layout),
    '',
    entriesTable(history.entries, layout),
    '',
    recordedLine(history.entries),
  ].join('\n');
}

function phasesTable({ phases, entries }: Lifecycle, layout: Layout): string {
  const why = ({ eventId, reason }: NonNullable<LifecyclePhase['endedBy']>): string =>
    reason ?? entries.find((entry) => entry.eventId === eventId)?.text ?? '';
  return table(
    [
      { title: 'Phase' },
      { title: 'From' },
      { title: 'To' },
      { title: 'Days', align: 'right' },
      { title: 'Why it ended', flexible: true },
    ],
    phases.map(({ phase, from, to, days, endedBy }) => [
      phase,
      from,
      to ?? 'now',
      whole(days),
      endedBy === undefined ? '' : why(endedBy),
    ]),
    layout,
  );
}

function entriesTable(entries: readonly LifecycleEntry[], layout: Layout): string {
  const days = recordingDays(entries);
  const recorded = days.length > 1;
  return table(
    [
      { title: 'When' },
      ...(recorded ? [{ title: 'Recorded' }] : []),
      { title: 'What happened', flexible: true },
    ],
    entries.map((entry) => [
      entry.occurredOn,
      ...(recorded ? [dayOf(entry.recordedAt)] : []),
      entry.source === undefined
        ? entry.text
        : `${entry.text}\n${layout.paint.dim(`Source: ${entry.source}`)}`,
    ]),
    layout,
  );
}

function recordedLine(entries: readonly LifecycleEntry[]): string {
  const days = recordingDays(entries);
  const [first] = days;
  const recorded = days.length === 1 && first !== undefined ? `, recorded on ${first}` : '';
  return `${counted(entries.length, 'fact')}${recorded}.`;
}

function recordingDays(entries: readonly LifecycleEntry[]): readonly string[] {
  return [...new Set(entries.map(({ recordedAt }) => dayOf(recordedAt)))];
}
