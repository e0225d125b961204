import { type TrustTimeline } from '#application';
import { change, counted, dayOf, range, score } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';
import { sparkline } from '../terminal/sparkline.js';
import { type Painted, figures, table } from '../terminal/table.js';
import { band, countsText, scoreText } from './score-text.js';

export interface ToldTimeline extends Pick<TrustTimeline, 'policy' | 'now'> {
  /** Whose trust, as in `Trust in the Quad`. */
  readonly title: string;
  /** `now`, or the moment as of which it is. */
  readonly when: string;
  /** Each with what happened, in plain words. */
  readonly points: readonly (TrustTimeline['points'][number] & { readonly text: string })[];
}

/** A trust timeline as people read it: a line to see, a table to check, and how things stand now. */
export function trustText({ title, when, points, now, policy }: ToldTimeline, layout: Layout): string {
  const course =
    points.length === 0
      ? ['No evidence yet: nothing was kept, missed or rated.']
      : [line(points, now, layout), '', pointsTable(points, layout)];
  return [
    layout.paint.bold(when === 'now' ? title : `${title}, ${when}`),
    '',
    ...course,
    '',
    `${when === 'now' ? 'Now' : 'Then'}, ${dayOf(now.asOf)}: ${scoreText(now, layout)}.`,
    `${countsText(now.counts)} Evidence counts half after ${counted(policy.halfLife, 'day')}.`,
  ].join('\n');
}

function line(points: ToldTimeline['points'], now: ToldTimeline['now'], { columns, paint }: Layout): string {
  const first = points[0]?.occurredOn ?? '';
  const last = dayOf(now.asOf);
  const scores = [...points.map(({ E }) => E), now.E];
  return `${first} ${paint.cyan(sparkline(scores, columns - first.length - last.length - 2))} ${last}`;
}

const pointsTable = (points: ToldTimeline['points'], layout: Layout): string =>
  table(
    ['When', 'What happened', figures('Ageing'), figures('Event'), figures('Trust'), '90 % range', 'Band'],
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

function signed(value: number, { paint }: Layout): Painted {
  const text = change(value);
  return { text, paint: text === '–' ? String : value < 0 ? paint.red : paint.green };
}
