import { dayOf } from './figures.js';
import type { Layout } from './paint.js';

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

/** One step in plain words, and below it what it changed: `open 2 → 1, kept 0 → 1`. */
export function stepText(step: Step, { paint }: Layout): string {
  const changes = step.changes.map(({ of, from, to }) => `${of} ${from} → ${to}`);
  const recorded = paint.dim(`recorded on ${dayOf(step.recordedAt)} by ${step.recordedBy}`);
  return [
    `${paint.bold(String(step.revision))}  ${step.occurredOn}  ${step.text}`,
    `   ${[changes.join(', '), recorded].filter((part) => part !== '').join('; ')}`,
  ].join('\n');
}
