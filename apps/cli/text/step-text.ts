import { dayOf } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';
import { figures, table } from '../terminal/table.js';

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

/** The step that undoes a step. */
export const undone = (step: Step): Step => ({
  ...step,
  changes: step.changes.map(({ of, from, to }) => ({ of, from: to, to: from })),
});

/** Steps in plain words, each with what it changed (`open 2 → 1, kept 0 → 1`) and who recorded it. */
export function stepsText(steps: readonly Step[], layout: Layout): string {
  return table(
    [figures('Revision'), 'When', 'What happened, and what it changed'],
    steps.map((step) => [String(step.revision), step.occurredOn, [step.text, ...below(step, layout)]]),
    layout,
  );
}

function below({ changes, recordedAt, recordedBy }: Step, { paint }: Layout) {
  const text = changes.map(({ of, from, to }) => `${of} ${from} → ${to}`).join(', ');
  return [
    ...(text === '' ? [] : [{ text, paint: paint.cyan }]),
    { text: `Recorded on ${dayOf(recordedAt)} by ${recordedBy}`, paint: paint.dim },
  ];
}
