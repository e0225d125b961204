import { type Bench } from './bench.js';
import { type Compared, type Spread } from './measuring/alternate.js';

/** One thing that was measured, against what it is held to. */
export interface Finding {
  readonly what: string;
  /** As people read it: a number with its unit. */
  readonly subject: string;
  /** Of the floor, in the same run; nothing where the bound is absolute. */
  readonly floor?: string;
  /** The smallest and the greatest ratio of a round. */
  readonly spread?: Spread;
  /** What the bound is about: subject over floor, or the subject itself. */
  readonly value: number;
  readonly bound: { readonly atLeast: number } | { readonly atMost: number };
  /** Whether it varies too much from one short run to the next to be held to the last whole one. */
  readonly erratic?: true;
}

export interface Measured {
  readonly findings: readonly Finding[];
  /** Whatever else is worth knowing, a sentence each. */
  readonly notes?: readonly string[];
  /** Why nothing was measured. */
  readonly leftOut?: string;
}

/** Something to measure, beside its floor. */
export interface Figure {
  /** For `--only`. */
  readonly name: string;
  readonly title: string;
  /** What is compared with what, in a sentence or two. */
  readonly method: string;
  /** Whether it is worth measuring in a short bench. */
  readonly inShort?: true;
  measure(bench: Bench): Promise<Measured>;
}

export function isMet({ value, bound }: Finding): boolean {
  return 'atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost;
}

/** @param digits after the point */
export const written = (value: number, unit: string, digits = 0): string =>
  `${value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${unit}`;

/** What came of measuring floor and subject in turn. @param unit of both; @param bound of their ratio */
export function ratioFinding(
  what: string,
  { subject, floor, ratio, spread }: Compared,
  { unit, digits = 0 }: { readonly unit: string; readonly digits?: number },
  bound: Finding['bound'],
): Finding {
  return {
    what,
    subject: written(subject, unit, digits),
    floor: written(floor, unit, digits),
    value: ratio,
    spread,
    bound,
  };
}
