import { type Bench } from './bench.js';

/** One thing that was measured, against what it is held to. */
export interface Finding {
  readonly what: string;
  /** As people read it: a number with its unit. */
  readonly subject: string;
  /** Of the floor, in the same run; nothing where the bound is absolute. */
  readonly floor?: string;
  /** What the bound is about: subject over floor, or the subject itself. */
  readonly value: number;
  readonly bound: { readonly atLeast: number } | { readonly atMost: number };
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
  measure(bench: Bench): Promise<Measured>;
}

export function isMet({ value, bound }: Finding): boolean {
  return 'atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost;
}

/** @param digits after the point */
export const written = (value: number, unit: string, digits = 0): string =>
  `${value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${unit}`;
