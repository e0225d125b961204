import { dayOf } from './figures.js';
import type { Layout } from './paint.js';
import { table } from './table.js';

/** An event in plain words, and what it changed. */
export interface Step {
  readonly revision: number;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly text: string;
  readonly changes: readonly Change[];
}

/** What of an alliance is other than before. */
export interface Change {
  readonly of: string;
  readonly from: string;
  readonly to: string;
}

/** Steps in plain words, each with what it changed (`open 2 → 1, kept 0 → 1`) and who recorded it. */
export function stepsText(steps: readonly Step[], layout: Layout): string {
  return table(
    [
      { title: 'Revision', align: 'right' },
      { title: 'When' },
      { title: 'What happened, and what it changed', flexible: true },
    ],
    steps.map((step) => [
      String(step.revision),
      step.occurredOn,
      [step.text, ...below(step, layout)].join('\n'),
    ]),
    layout,
  );
}

function below({ changes, recordedAt, recordedBy }: Step, { paint }: Layout): readonly string[] {
  const changed = changes.map(({ of, from, to }) => `${of} ${from} → ${to}`).join(', ');
  const recorded = paint.dim(`Recorded on ${dayOf(recordedAt)} by ${recordedBy}`);
  return changed === '' ? [recorded] : [paint.cyan(changed), recorded];
}
