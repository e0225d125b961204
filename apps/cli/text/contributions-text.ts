import { type ContributionAnswer } from '#application';
import { counted, whole } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';
import { figures, table } from '../terminal/table.js';
import { namesOf } from './parties.js';

interface Given {
  readonly title: string;
  readonly contributions: readonly ContributionAnswer[];
  readonly partners: Parameters<typeof namesOf>[0];
}

/** What was given: when, by whom, what it was, how much of it, and what it was said to be worth. */
export function contributionsText({ title, contributions, partners }: Given, layout: Layout): string {
  const nameOf = namesOf(partners);
  return [
    layout.paint.bold(title),
    '',
    table(
      ['When', 'Who gave', 'Kind', 'What', figures('How much'), figures('Worth')],
      contributions.map(({ occurredOn, givers, kind, description, quantity, unit, value }) => [
        occurredOn,
        givers.map(nameOf).join(', '),
        kind,
        description,
        quantity === undefined ? '' : [whole(quantity), unit ?? ''].join(' ').trim(),
        value === undefined ? '' : `${whole(value.amount)} ${value.currency}`,
      ]),
      layout,
    ),
    '',
    `${counted(contributions.length, 'contribution')}.`,
  ].join('\n');
}
