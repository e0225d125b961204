import { change, counted, dayOf, range, score } from './figures.js';
import type { Layout } from './paint.js';
import { sparkline } from './sparkline.js';
import { table } from './table.js';

interface Score {
  readonly E: number;
  readonly lower: number;
  readonly upper: number;
  readonly band: string;
}

interface Counts {
  readonly kept: number;
  readonly late: number;
  readonly partlyKept: number;
  readonly missed: number;
}

export interface TrustPoint extends Score {
  readonly occurredOn: string;
  readonly ageing: number;
  readonly change: number;
  /** What happened, in plain words. */
  readonly text: string;
}

export interface TrustTimeline {
  /** Whose trust, as in `Trust in the Quad`. */
  readonly title: string;
  readonly halfLife: number;
  readonly points: readonly TrustPoint[];
  readonly now: Score & { readonly asOf: string; readonly counts: Counts };
}

/** A trust timeline as people read it: a line to see, a table to check, and how things stand now. */
export function trustText(timeline: TrustTimeline, layout: Layout): string {
  const { bold } = layout.paint;
  if (timeline.points.length === 0) {
    return [
      bold(timeline.title),
      '',
      'No evidence yet: nothing was kept, missed or rated.',
      '',
      nowLine(timeline, layout),
    ].join('\n');
  }
  return [
    bold(timeline.title),
    '',
    line(timeline, layout),
    '',
    pointsTable(timeline.points, layout),
    '',
    nowLine(timeline, layout),
  ].join('\n');
}

function line({ points, now }: TrustTimeline, { columns, paint }: Layout): string {
  const first = points[0]?.occurredOn ?? '';
  const last = dayOf(now.asOf);
  const scores = [...points.map(({ E }) => E), now.E];
  return `${first} ${paint.cyan(sparkline(scores, columns - first.length - last.length - 2))} ${last}`;
}

function pointsTable(points: readonly TrustPoint[], layout: Layout): string {
  return table(
    [
      { title: 'When' },
      { title: 'What happened', flexible: true },
      { title: 'Ageing', align: 'right' },
      { title: 'Event', align: 'right' },
      { title: 'Trust', align: 'right' },
      { title: '90 % range' },
      { title: 'Band' },
    ],
    points.map((point) => [
      point.occurredOn,
      point.text,
      change(point.ageing),
      signed(point.change, layout),
      score(point.E),
      range(point.lower, point.upper),
      band(point.band, layout),
    ]),
    layout,
  );
}

function nowLine({ now, halfLife }: TrustTimeline, layout: Layout): string {
  const { kept, late, partlyKept, missed } = now.counts;
  return [
    `Now, ${dayOf(now.asOf)}: ${score(now.E)} (90 % range ${range(now.lower, now.upper)}), ${band(now.band, layout)}.`,
    `Kept ${kept}, late ${late}, partly kept ${partlyKept}, missed ${missed}. Evidence counts half after ${counted(halfLife, 'day')}.`,
  ].join('\n');
}

function signed(value: number, { paint }: Layout): string {
  const figure = change(value);
  if (figure === '–') return figure;
  return value < 0 ? paint.red(figure) : paint.green(figure);
}

/** A band in its colour: what is unproven is neither good nor bad, and is dim. */
export function band(name: string, { paint }: Layout): string {
  switch (name) {
    case 'strong':
      return paint.green(name);
    case 'strained':
      return paint.yellow(name);
    case 'broken':
      return paint.red(name);
    case 'unproven':
      return paint.dim(name);
    default:
      return name;
  }
}
