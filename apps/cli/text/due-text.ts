import { lastDayOf } from '#domain';
import { counted } from './figures.js';
import type { Layout } from './paint.js';
import { table } from './table.js';

export interface DueCommitment {
  readonly allianceId: string;
  readonly commitmentId: string;
  readonly debtors: readonly string[];
  readonly creditors: readonly string[];
  readonly description: string;
  readonly dueOn?: string;
}

export interface Due {
  /** Counted from 1970-01-01. */
  readonly today: number;
  readonly within: number;
  readonly overdue: readonly DueCommitment[];
  readonly due: readonly DueCommitment[];
}

/** What is overdue, and what falls due next, the most urgent first. */
export function dueText({ today, within, overdue, due }: Due, layout: Layout): string {
  const { bold, red } = layout.paint;
  const late = (days: number): string => red(`${counted(days, 'day')} ago`);
  const left = (days: number): string => (days === 0 ? 'today' : `in ${counted(days, 'day')}`);
  return [
    bold(overdue.length === 0 ? 'Nothing is overdue.' : `Overdue: ${counted(overdue.length, 'commitment')}`),
    ...listed(overdue, (on) => late(today - on), layout),
    '',
    bold(
      due.length === 0
        ? `Nothing falls due within ${counted(within, 'day')}.`
        : `Due within ${counted(within, 'day')}: ${counted(due.length, 'commitment')}`,
    ),
    ...listed(due, (on) => left(on - today), layout),
  ].join('\n');
}

function listed(
  commitments: readonly DueCommitment[],
  when: (dueDay: number) => string,
  layout: Layout,
): string[] {
  if (commitments.length === 0) return [];
  const rows = commitments.map(({ allianceId, commitmentId, dueOn = '', ...promise }) => [
    dueOn,
    dueOn === '' ? '' : when(lastDayOf(dueOn)),
    `${allianceId}/${commitmentId}`,
    `${promise.debtors.join(', ')} → ${promise.creditors.join(', ')}`,
    promise.description,
  ]);
  const columns = [
    { title: 'Due' },
    { title: '' },
    { title: 'Commitment' },
    { title: 'Who' },
    { title: 'What', flexible: true },
  ];
  return [table(columns, rows, layout)];
}
