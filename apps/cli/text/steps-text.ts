import { counted, dayOf, score } from './figures.js';
import type { Layout } from './paint.js';

/** An event, and how the alliance stood after it. */
export interface Step {
  readonly revision: number;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** What happened, in plain words. */
  readonly text: string;
  readonly after: Standing;
}

/** What of an alliance a step shows when it changes. */
export interface Standing {
  readonly phase: string;
  readonly partners: number;
  readonly coordinator?: string;
  readonly open: number;
  readonly kept: number;
  readonly missed: number;
  readonly trust: number;
}

/** One step in plain words, and below it what it changed: `trust 0.50 → 0.67, open 2 → 1`. */
export function stepText(step: Step, before: Standing | undefined, { paint }: Layout): string {
  const changes = before === undefined ? [] : changesOf(before, step.after);
  const recorded = paint.dim(`recorded on ${dayOf(step.recordedAt)} by ${step.recordedBy}`);
  return [
    `${paint.bold(`${step.revision}`)}  ${step.occurredOn}  ${step.text}`,
    `   ${changes.length === 0 ? recorded : `${changes.join(', ')}; ${recorded}`}`,
  ].join('\n');
}

export const stepsFooter = (count: number): string =>
  `${counted(count, 'event')}, in the order in which they were recorded.`;

const SHOWN: readonly (readonly [name: string, of: (standing: Standing) => string])[] = [
  ['phase', ({ phase }) => phase],
  ['partners', ({ partners }) => String(partners)],
  ['coordinator', ({ coordinator }) => coordinator ?? 'nobody'],
  ['open', ({ open }) => String(open)],
  ['kept', ({ kept }) => String(kept)],
  ['missed', ({ missed }) => String(missed)],
  ['trust', ({ trust }) => score(trust)],
];

function changesOf(before: Standing, after: Standing): readonly string[] {
  return SHOWN.filter(([, of]) => of(before) !== of(after)).map(
    ([name, of]) => `${name} ${of(before)} → ${of(after)}`,
  );
}
